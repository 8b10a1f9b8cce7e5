import * as Y from 'yjs'
import type { CutCosts } from './cut-costs.ts'
import type { ParsedBlock, DeleteRange } from './parsed-update.ts'
import { pathOf, type Place, type Places } from './places.ts'
import { UpdateRefusal } from './update-refusal.ts'
import type { WriteScope } from './write-scope.ts'

/** What deletions are checked against. */
export interface DeleteContext {
  readonly doc: Y.Doc
  readonly places: Places
  readonly cuts: CutCosts
  /** What the update adds, which it may delete as well. */
  readonly blocks: readonly ParsedBlock[]
  /** `undefined`: everywhere. */
  readonly scope: WriteScope | undefined
  /** Whether the update puts something under the key at a place, and so overwrites what stands there. */
  readonly overwrites: (place: Place) => boolean
  /** Whether the deletion of what is not known can be left out: somebody else's, passed on. */
  readonly passedOn: (client: number) => boolean
  readonly maxRanges: number
}

/** Deletions that may be applied. */
export interface CheckedDeletes {
  readonly ranges: ReadonlyMap<number, readonly DeleteRange[]>
  /** Whether these are all that the update asked for. */
  readonly whole: boolean
  /** Whether any of it has an effect. */
  readonly effective: boolean
  /** Something is deleted that is not known yet. */
  readonly missing: boolean
  /** How many marks of formats were left, which are not the writer's to clean up. */
  readonly formatCleanups: number
}

/**
 * Checks what an update deletes. What is deleted already is passed over: every sync step of a client carries the whole
 * document's deletions. Throws `out-of-scope`, `delete-limit` or `scan-budget`.
 */
export function checkDeletes(deletes: ReadonlyMap<number, readonly DeleteRange[]>, context: DeleteContext): CheckedDeletes {
  const check = new DeleteCheck(context)
  for (const [client, ranges] of deletes) check.client(client, ranges)
  return check.result
}

class DeleteCheck {
  readonly #context: DeleteContext
  readonly #kept = new Map<number, DeleteRange[]>()
  readonly #ends = new Map<number, number>()
  #whole = true
  #effective = 0
  #missing = false
  #formatCleanups = 0

  constructor(context: DeleteContext) {
    this.#context = context
    for (const { client, structs } of context.blocks) {
      const last = structs.at(-1)
      if (last !== undefined) this.#ends.set(client, last.clock + last.length)
    }
  }

  get result(): CheckedDeletes {
    return {
      ranges: this.#kept,
      whole: this.#whole,
      effective: this.#effective > 0,
      missing: this.#missing,
      formatCleanups: this.#formatCleanups,
    }
  }

  client(client: number, ranges: readonly DeleteRange[]): void {
    const { doc, cuts, passedOn, maxRanges } = this.#context
    const structs = doc.store.clients.get(client) ?? []
    const known = Y.getState(doc.store, client)
    const end = this.#ends.get(client) ?? known
    const kept: DeleteRange[] = []
    const keep = (clock: number, to: number): void => {
      if ((this.#effective += 1) > maxRanges) {
        throw new UpdateRefusal('delete-limit', `deletes more than ${maxRanges} ranges of content`)
      }
      const last = kept.at(-1)
      const goesOn = last !== undefined && last.clock + last.length === clock
      cuts.delete(client, clock, to, goesOn)
      if (goesOn) kept[kept.length - 1] = { clock: last.clock, length: to - last.clock }
      else kept.push({ clock, length: to - clock })
    }
    for (const range of ranges) {
      const rangeEnd = range.clock + range.length
      if (range.clock < known) this.#knownPart(structs, range.clock, Math.min(rangeEnd, known), keep)
      if (rangeEnd > known && range.clock < end && end > known) keep(Math.max(range.clock, known), Math.min(rangeEnd, end))
      if (rangeEnd > end) this.#unknownPart(passedOn(client))
    }
    if (kept.length > 0) this.#kept.set(client, kept)
  }

  #knownPart(structs: (Y.Item | Y.GC)[], from: number, to: number, keep: (clock: number, to: number) => void): void {
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
      const struct = structs[index]
      if (struct === undefined || struct.id.clock >= to) return
      if (struct.deleted || !(struct instanceof Y.Item)) continue
      if (this.#mayDelete(struct)) keep(Math.max(struct.id.clock, from), Math.min(struct.id.clock + struct.length, to))
      else this.#whole = false
    }
  }

  #unknownPart(passedOn: boolean): void {
    if (passedOn) this.#whole = false
    else this.#missing = true
  }

  #mayDelete(item: Y.Item): boolean {
    const { scope, places, overwrites } = this.#context
    if (scope === undefined) return true
    const place = places.ofItem(item)
    const path = pathOf(place)
    if (scope.mayDelete(path) || (overwrites(place) && scope.mayWrite(path))) return true
    if (item.content instanceof Y.ContentFormat) {
      this.#formatCleanups += 1
      return false
    }
    throw new UpdateRefusal('out-of-scope', 'deletes what is not the writer\'s to delete', path)
  }
}
