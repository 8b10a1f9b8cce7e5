import * as Y from 'yjs'
import type { ParsedStruct, StructId } from './parsed-update.ts'
import type { Container, Place, Places } from './places.ts'
import type { ScanMeter } from './scan-meter.ts'

/** A stretch of content in the list as it will be. */
interface Stretch {
  readonly client: number
  readonly clock: number
  length: number
  readonly origin: StructId | undefined
  readonly rightOrigin: StructId | undefined
  /** What it is in the document; `undefined` of what the update adds. */
  readonly item: Y.Item | undefined
  /** `undefined`: not looked at yet, as in the document. */
  right: Stretch | null | undefined
}

/** The list that one place holds: what the document has, and between it what the update adds. */
interface List {
  /** What was found to stand right between its neighbours and was not put into the list yet. */
  waiting: ParsedStruct[]
  first: Stretch | null | undefined
  /** By what they are of, in order. */
  readonly stretches: Map<Y.Item | ParsedStruct, Stretch[]>
}

/** Between what a piece of content is put. */
export interface Neighbours {
  readonly origin: StructId | undefined
  readonly rightOrigin: StructId | undefined
}

/**
 * Neighbours have to have stood side by side when content was put between them: nothing that its writer knew then may stand
 * between. Who names others is given one place by who was there, and another by who comes late and hears of it all in another
 * order. Undo managers do that, with what they bring back into a type that they bring back too. What it would come to stand
 * between in the document is written down as its neighbours instead, so that it has one place everywhere.
 *
 * Puts the content of an update in its place among that of the document, in the order in which it comes, without
 * touching the document.
 */
export class ListOrder {
  readonly #places: Places
  readonly #scan: ScanMeter
  readonly #lists = new Map<Container, Map<string | undefined, List>>()
  readonly #mended = new Map<ParsedStruct, Neighbours>()
  /** The first piece, which usually is the only one. */
  #first: { readonly struct: ParsedStruct; readonly place: Place } | undefined
  #isFirst = true

  constructor(places: Places, scan: ScanMeter) {
    this.#places = places
    this.#scan = scan
  }

  /** Pieces whose neighbours never stood side by side, with what to write in place of those. */
  get mended(): ReadonlyMap<ParsedStruct, Neighbours> {
    return this.#mended
  }

  /** Puts one piece in its place. Throws `scan-budget`. */
  add(struct: ParsedStruct, place: Place): void {
    if (this.#isFirst) {
      this.#isFirst = false
      if (this.#isBetween(struct, place)) {
        this.#first = { struct, place }
        return
      }
    }
    const first = this.#first
    this.#first = undefined
    if (first !== undefined) this.#listOf(first.place).waiting.push(first.struct)
    const list = this.#listOf(place)
    if (list.waiting.length === 0 && list.stretches.size === 0 && this.#isBetween(struct, place)) {
      list.waiting.push(struct)
      return
    }
    const { waiting } = list
    list.waiting = []
    for (const earlier of waiting) this.#insert(earlier, place, list)
    this.#insert(struct, place, list)
  }

  #listOf({ container, key }: Place): List {
    let lists = this.#lists.get(container)
    if (lists === undefined) this.#lists.set(container, (lists = new Map()))
    let list = lists.get(key)
    if (list === undefined) lists.set(key, (list = { waiting: [], first: undefined, stretches: new Map() }))
    return list
  }

  /** Whether it stands right between its neighbours in the document as it is. */
  #isBetween({ origin, rightOrigin }: ParsedStruct, { container, key }: Place): boolean {
    const right = rightOrigin && this.#places.inDocument(rightOrigin)
    if (rightOrigin !== undefined && (!(right instanceof Y.Item) || right.id.clock !== rightOrigin.clock)) return false
    if (origin !== undefined) {
      const left = this.#places.inDocument(origin)
      return left instanceof Y.Item && left.id.clock + left.length - 1 === origin.clock && left.right === (right ?? null)
    }
    if (right instanceof Y.Item) return right.left === null
    const { type } = container
    return type === undefined || (key === undefined ? type._start === null : type._map.get(key) === undefined)
  }

  #insert(struct: ParsedStruct, place: Place, list: List): void {
    const { client, clock, length } = struct
    const right = struct.rightOrigin === undefined ? null : this.#startingAt(struct.rightOrigin, list)
    const left = struct.origin && this.#endingAt(struct.origin, list)
    const start = left === undefined ? this.#firstOf(place, list) : this.#rightOf(left, list)
    const { after, stoodApart } = start === right ? { after: left, stoodApart: false } : this.#passOver(struct, place, { list, left, right, start })
    const next = after === undefined ? this.#firstOf(place, list) : this.#rightOf(after, list)
    const { origin, rightOrigin } = stoodApart ? this.#mend(struct, { after, next }) : struct
    const added: Stretch = { client, clock, length, origin, rightOrigin, item: undefined, right: next }
    if (after === undefined) list.first = added
    else after.right = added
    list.stretches.set(struct, [added])
  }

  #mend(struct: ParsedStruct, { after, next }: { after: Stretch | undefined; next: Stretch | null }): Neighbours {
    const neighbours = {
      origin: after && { client: after.client, clock: after.clock + after.length - 1 },
      rightOrigin: next === null ? undefined : { client: next.client, clock: next.clock },
    }
    this.#mended.set(struct, neighbours)
    return neighbours
  }

  /** As `Item.integrate` goes, but to the end: behind what it comes to stand, and whether its writer knew that its neighbours stood apart. */
  #passOver(struct: ParsedStruct, place: Place, { list, left, right, start }: { list: List; left: Stretch | undefined; right: Stretch | null; start: Stretch | null }): { after: Stretch | undefined; stoodApart: boolean } {
    const known = knownTo(struct, left, right)
    const before = new Set<Stretch>()
    const conflicting = new Set<Stretch>()
    let after = left
    let found = false
    let stoodApart = false
    let at = start
    for (; at !== null && at !== right; at = this.#rightOf(at, list)) {
      this.#scan.step(place)
      stoodApart ||= at.clock <= (known.get(at.client) ?? -1)
      if (found) continue
      before.add(at)
      conflicting.add(at)
      if (isSame(at.origin, struct.origin)) {
        if (at.client < struct.client) {
          after = at
          conflicting.clear()
        } else if (isSame(at.rightOrigin, struct.rightOrigin)) found = true
        continue
      }
      const origin = at.origin && this.#endingAt(at.origin, list)
      if (origin === undefined || !before.has(origin)) found = true
      else if (!conflicting.has(origin)) {
        after = at
        conflicting.clear()
      }
    }
    return { after, stoodApart: stoodApart || at !== right }
  }

  #firstOf(place: Place, list: List): Stretch | null {
    const { container: { type }, key } = place
    if (list.first !== undefined) return list.first
    let item = type === undefined ? null : key === undefined ? type._start : (type._map.get(key) ?? null)
    while (key !== undefined && item !== null && item.left !== null) {
      this.#scan.step(place)
      item = item.left
    }
    return (list.first = item && this.#firstStretch(item, list))
  }

  #rightOf(stretch: Stretch, list: List): Stretch | null {
    if (stretch.right === undefined) {
      const right = stretch.item?.right ?? null
      stretch.right = right && this.#firstStretch(right, list)
    }
    return stretch.right
  }

  #firstStretch(item: Y.Item, list: List): Stretch {
    const [first] = this.#stretchesOf(item, list)
    return first as Stretch
  }

  #stretchesOf(item: Y.Item, list: List): Stretch[] {
    let stretches = list.stretches.get(item)
    if (stretches === undefined) {
      const { id: { client, clock }, length, origin, rightOrigin } = item
      stretches = [{ client, clock, length, origin: origin ?? undefined, rightOrigin: rightOrigin ?? undefined, item, right: undefined }]
      list.stretches.set(item, stretches)
    }
    return stretches
  }

  #endingAt(id: StructId, list: List): Stretch | undefined {
    return this.#cut(id, id.clock + 1, list)
  }

  #startingAt(id: StructId, list: List): Stretch | null {
    this.#cut(id, id.clock, list)
    return this.#find(id, list) ?? null
  }

  #find(id: StructId, list: List): Stretch | undefined {
    const of = this.#places.inDocument(id) ?? this.#places.inUpdate(id)
    if (of === undefined || of instanceof Y.GC) return undefined
    const stretches = of instanceof Y.Item ? this.#stretchesOf(of, list) : list.stretches.get(of)
    return stretches?.findLast(({ clock }) => clock <= id.clock)
  }

  /** The stretch that an id is in, cut in two so that something begins at a clock. */
  #cut(id: StructId, clock: number, list: List): Stretch | undefined {
    const stretch = this.#find(id, list)
    if (stretch === undefined || clock <= stretch.clock || clock >= stretch.clock + stretch.length) return stretch
    const { client, rightOrigin, item, right } = stretch
    const rest: Stretch = { client, clock, length: stretch.clock + stretch.length - clock, origin: { client, clock: clock - 1 }, rightOrigin, item, right }
    stretch.length -= rest.length
    stretch.right = rest
    const of = item ?? this.#places.inUpdate(id)
    const stretches = of && list.stretches.get(of)
    stretches?.splice(stretches.indexOf(stretch) + 1, 0, rest)
    return stretch
  }
}

/** Up to which clock the writer knew what each client wrote, as far as its neighbours tell. */
function knownTo({ client, clock }: ParsedStruct, left: Stretch | undefined, right: Stretch | null): ReadonlyMap<number, number> {
  const known = new Map([[client, clock]])
  const know = (id: StructId | undefined): void => {
    if (id !== undefined && id.clock > (known.get(id.client) ?? -1)) known.set(id.client, id.clock)
  }
  for (const neighbour of [left, right]) {
    know(neighbour ?? undefined)
    know(neighbour?.origin)
    know(neighbour?.rightOrigin)
  }
  return known
}

function isSame(one: StructId | undefined, other: StructId | undefined): boolean {
  return one?.client === other?.client && one?.clock === other?.clock
}
