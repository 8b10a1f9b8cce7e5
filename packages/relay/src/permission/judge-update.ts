import type { DocumentPath } from '@callboard/session/protocol'
import type * as Y from 'yjs'
import { checkDeletes } from './check-deletes.ts'
import { CutCosts } from './cut-costs.ts'
import { ListOrder } from './list-order.ts'
import { newContent, type NewContent, type Ownership } from './new-content.ts'
import { KIND, type ParsedStruct, type ParsedUpdate } from './parsed-update.ts'
import { GONE, pathOf, Places, UNKNOWN, type Container, type Place } from './places.ts'
import { ScanMeter } from './scan-meter.ts'
import type { UpdateLimits } from './update-limits.ts'
import { UpdateRefusal, type Rule } from './update-refusal.ts'
import { writeUpdate } from './write-update.ts'
import type { WriteScope } from './write-scope.ts'

/** How much a writer may have, beside where it may write. All of it throws `UpdateRefusal`. */
export interface Quota {
  /** These roots would be made. */
  assertRoots(made: readonly string[]): void
  /** This piece would be put there, to stay. */
  assertFits(struct: ParsedStruct, bytes: Uint8Array, place: Place, path: DocumentPath): void
  /** Something would be added. */
  assertRoom(): void
}

/** A part of the check: a rule that refuses, or what is waited for, or mended. */
export type Part = Rule | 'missing' | 'never-neighbours'

/** Who writes, and how it came. */
export interface Writing {
  /** `undefined`: nobody is asked who they are, and everyone may write everywhere. */
  readonly writer: { readonly scope: WriteScope; readonly ownership: Ownership; readonly quota?: Quota } | undefined
  /** It is a sync step, in which a client sends on what others wrote. */
  readonly resent: boolean
  readonly limits: UpdateLimits
  /** Parts of the check that are left out. Only for the tests that show each of them to be needed. */
  readonly without?: ReadonlySet<Part> | undefined
}

/** What was left out of an update without refusing it, by why. */
export interface Ignored {
  readonly foreign: number
  readonly formatCleanups: number
}

/** What is to become of an update. */
export type Verdict =
  /** Exactly `update` is to be applied, before anything else happens to the document, and `claims` become the writer's ids. */
  | { readonly type: 'apply'; readonly update: Uint8Array; readonly claims: readonly number[]; readonly ignored: Ignored }
  /** There is nothing in it that the document does not know. */
  | { readonly type: 'nothing'; readonly ignored: Ignored }
  /** It builds on what the document does not know: nothing can be said of it yet. */
  | { readonly type: 'missing' }
  | { readonly type: 'refused'; readonly refusal: UpdateRefusal }

const EVERYONES: Ownership = { of: () => 'own' }
const NOTHING_OUT: ReadonlySet<Part> = new Set()

/** Judges an update against the document as it is now, and changes nothing. What is applied has to be applied at once. */
export function judgeUpdate(doc: Y.Doc, update: ParsedUpdate, writing: Writing): Verdict {
  try {
    return new Judgement(doc, update, writing).verdict()
  } catch (error) {
    if (error instanceof UpdateRefusal) return { type: 'refused', refusal: error }
    throw error
  }
}

class Judgement {
  readonly #doc: Y.Doc
  readonly #update: ParsedUpdate
  readonly #writing: Writing
  readonly #content: NewContent
  readonly #places: Places
  readonly #scan: ScanMeter
  readonly #cuts: CutCosts
  readonly #order: ListOrder
  /** What was put where: containers, and in them the keys. */
  readonly #written = new Map<Container, Set<string>>()

  constructor(doc: Y.Doc, update: ParsedUpdate, writing: Writing) {
    this.#doc = doc
    this.#update = update
    this.#writing = writing
    const ownership = this.#leftOut('foreign-client') ? EVERYONES : (writing.writer?.ownership ?? EVERYONES)
    this.#content = newContent(doc, update, ownership, writing.resent)
    this.#places = new Places(doc, this.#content.blocks, writing.without)
    this.#scan = new ScanMeter(this.#leftOut('scan-budget') ? Infinity : writing.limits.updateScanSteps)
    this.#cuts = new CutCosts(doc, this.#places, this.#scan)
    this.#order = new ListOrder(this.#places, this.#scan)
  }

  verdict(): Verdict {
    const { blocks, foreign, whole, gap, claims } = this.#content
    const { limits, writer, resent } = this.#writing
    if (blocks.length > limits.updateClients) throw new UpdateRefusal('client-limit', `holds content of more than ${limits.updateClients} clients`)
    if ((gap || !this.#placeAll()) && !this.#leftOut('missing')) return { type: 'missing' }
    this.#assertRoots()
    if (blocks.length > 0) writer?.quota?.assertRoom()
    const deletes = checkDeletes(this.#update.deletes, {
      doc: this.#doc,
      places: this.#places,
      cuts: this.#cuts,
      blocks,
      scope: this.#leftOut('out-of-scope') ? undefined : writer?.scope,
      overwrites: ({ container, key }) => key !== undefined && this.#written.get(container)?.has(key) === true,
      passedOn: (client) => foreign.has(client) || (resent && writer?.ownership.of(client, true) === 'foreign'),
      maxRanges: limits.updateDeletes,
    })
    if (deletes.missing && !this.#leftOut('missing')) return { type: 'missing' }
    const ignored = { foreign: foreign.size, formatCleanups: deletes.formatCleanups }
    if (blocks.length === 0 && !deletes.effective) return { type: 'nothing', ignored }
    const { bytes } = this.#update
    const { mended } = this.#order
    const applied = whole && deletes.whole && mended.size === 0 ? bytes : writeUpdate(bytes, { blocks, mended, deletes: deletes.ranges })
    return { type: 'apply', update: applied, claims, ignored }
  }

  /** Whether everything could be placed. Clients may build on each other in any order, so whoever can goes on. */
  #placeAll(): boolean {
    const rest = this.#content.blocks.map(({ structs }) => ({ structs, next: 0 }))
    let patience = this.#writing.limits.updateScanSteps
    let open = rest.length
    while (open > 0) {
      let moved = false
      for (const queue of rest) {
        for (let struct = queue.structs[queue.next]; struct !== undefined; struct = queue.structs[queue.next]) {
          if (!this.#place(struct)) break
          queue.next += 1
          moved = true
          if (queue.next === queue.structs.length) open -= 1
        }
      }
      if (!moved) return false
      if (open > 0 && (patience -= rest.length) < 0) throw new UpdateRefusal('scan-budget', 'holds content of clients that build on each other too often')
    }
    return true
  }

  #place(struct: ParsedStruct): boolean {
    const found = this.#places.find(struct)
    if (found === UNKNOWN) return false
    this.#places.put(struct, found)
    this.#cuts.insert(struct, found)
    if (found === GONE) return true
    this.#assertSlot(struct, found)
    this.#assertDepth(struct, found)
    this.#assertAllowed(struct, found)
    this.#scan.join(struct, found)
    if (!this.#leftOut('never-neighbours')) this.#order.add(struct, found)
    if (found.key !== undefined) this.#note(found.container, found.key)
    return true
  }

  /**
   * Of two values in one slot the first would live on unseen, and break the deletion of the map. A client that collects nothing,
   * or can undo, sends several that it has overwritten as one, with their deletion.
   */
  #assertSlot(struct: ParsedStruct, place: Place): void {
    if (place.key === undefined || this.#leftOut('map-slot')) return
    const { length, kind, rightOrigin } = struct
    const several = length > 1 && kind !== KIND.deleted && !this.#deletes(struct)
    if (!several && kind !== KIND.format && rightOrigin === undefined) return
    throw new UpdateRefusal('map-slot', 'puts something under a key that no Yjs client puts there', pathOf(place))
  }

  /** Whether the update deletes the whole of what it adds. */
  #deletes({ client, clock, length }: ParsedStruct): boolean {
    const ranges = this.#update.deletes.get(client) ?? []
    let low = 0
    for (let high = ranges.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((ranges[middle]?.clock ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    const range = ranges[low - 1]
    return range !== undefined && range.clock + range.length >= clock + length
  }

  #assertDepth({ kind }: ParsedStruct, place: Place): void {
    const { typeDepth } = this.#writing.limits
    if (kind !== KIND.type || place.container.depth < typeDepth || this.#leftOut('type-depth')) return
    throw new UpdateRefusal('type-depth', `nests types more than ${typeDepth} deep`, pathOf(place))
  }

  #assertAllowed(struct: ParsedStruct, place: Place): void {
    const { writer } = this.#writing
    if (writer === undefined || this.#leftOut('out-of-scope')) return
    const path = pathOf(place)
    if (!writer.scope.mayWrite(path)) throw new UpdateRefusal('out-of-scope', 'writes where the identity may not', path)
    if (writer.quota === undefined || struct.kind === KIND.deleted || this.#deletes(struct)) return
    writer.quota.assertFits(struct, this.#update.bytes, place, path)
  }

  #assertRoots(): void {
    const { documentRoots: roots } = this.#writing.limits
    const made = this.#places.newRoots
    const [first] = made
    if (first === undefined) return
    this.#writing.writer?.quota?.assertRoots(made)
    if (this.#doc.share.size + made.length <= roots) return
    throw new UpdateRefusal('root-limit', `makes more than the ${roots} roots that a document may have`, [first])
  }

  #note(container: Container, key: string): void {
    const keys = this.#written.get(container)
    if (keys === undefined) this.#written.set(container, new Set([key]))
    else keys.add(key)
  }

  #leftOut(rule: Part): boolean {
    return (this.#writing.without ?? NOTHING_OUT).has(rule)
  }
}
