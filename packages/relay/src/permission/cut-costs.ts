import * as Y from 'yjs'
import { KIND, type ParsedStruct, type StructId } from './parsed-update.ts'
import { GONE, type Place, type Places } from './places.ts'
import type { ScanMeter } from './scan-meter.ts'

/**
 * Counts what it costs to cut pieces in two, as Yjs does where something is put into the midst of one, or a part of one is deleted.
 * It copies the values of the piece, and moves along all pieces of that client that come behind: a few bytes can have
 * it do so again and again.
 */
export class CutCosts {
  readonly #doc: Y.Doc
  readonly #places: Places
  readonly #scan: ScanMeter

  constructor(doc: Y.Doc, places: Places, scan: ScanMeter) {
    this.#doc = doc
    this.#places = places
    this.#scan = scan
  }

  /** A piece is put between its neighbours. Throws `scan-budget`. */
  insert({ origin, rightOrigin }: ParsedStruct, found: Place | typeof GONE): void {
    const place = found === GONE ? undefined : found
    if (origin !== undefined) this.#behind(origin, place)
    if (rightOrigin !== undefined) this.#before(rightOrigin, place)
  }

  /**
   * What a client has from `clock` to `end` is deleted, of one piece or of what the update adds; `goesOn` if what stands before it is,
   * too. Throws `scan-budget`.
   */
  delete(client: number, clock: number, end: number, goesOn: boolean): void {
    this.#before({ client, clock })
    this.#behind({ client, clock: end - 1 })
    // It may be joined with what was deleted beside it.
    if (!goesOn) this.#scan.shift(this.#piecesOf(client), 0)
  }

  #before(id: StructId, place?: Place): void {
    const piece = this.#pieceAt(id)
    if (piece !== undefined && clockOf(piece) < id.clock) this.#cut(piece, id.client, place)
  }

  #behind(id: StructId, place?: Place): void {
    const piece = this.#pieceAt(id)
    if (piece !== undefined && clockOf(piece) + piece.length - 1 > id.clock) this.#cut(piece, id.client, place)
  }

  #cut(piece: Y.Item | ParsedStruct, client: number, place?: Place): void {
    const holdsValues = piece instanceof Y.Item ? piece.content instanceof Y.ContentAny : piece.kind === KIND.any
    this.#scan.shift(this.#piecesOf(client), holdsValues ? piece.length : 0, place)
  }

  #pieceAt(id: StructId): Y.Item | ParsedStruct | undefined {
    const piece = this.#places.inDocument(id) ?? this.#places.inUpdate(id)
    return piece instanceof Y.GC ? undefined : piece
  }

  #piecesOf(client: number): number {
    return this.#doc.store.clients.get(client)?.length ?? 0
  }
}

function clockOf(piece: Y.Item | ParsedStruct): number {
  return piece instanceof Y.Item ? piece.id.clock : piece.clock
}
