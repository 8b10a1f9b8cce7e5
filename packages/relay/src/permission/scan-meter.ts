import * as Y from 'yjs'
import { KIND, type ParsedStruct, type StructId } from './parsed-update.ts'
import type { Container, Place, Places } from './places.ts'
import { pathOf } from './places.ts'
import { UpdateRefusal } from './update-refusal.ts'

/** So many values are copied in the time that one step takes. */
const VALUES_PER_STEP = 10

/**
 * Counts, before it is paid for, how far Yjs looks for the place of content among what others put there meanwhile: a few bytes
 * can make it look through a whole list again and again. Of the document it takes the very steps; of what the update itself
 * puts there it counts at most too many. What stands right between its neighbours costs nothing, and that is nearly all.
 */
export class ScanMeter {
  readonly #places: Places
  readonly #limit: number
  /** What the update put right behind a neighbour, last of all. */
  readonly #behind = new Map<Container, Map<string, ParsedStruct>>()
  #placed = 0
  #steps = 0
  #run = { client: -1, end: 0, length: 0 }

  constructor(places: Places, limit: number) {
    this.#places = places
    this.#limit = limit
  }

  /** Counts for one piece, in the order in which they are applied. Throws `scan-budget`. */
  count(struct: ParsedStruct, place: Place): void {
    this.#placed += 1
    if (struct.kind === KIND.any) this.#countJoin(struct, place)
    const gaps = this.#gapsOf(place.container)
    const gap = gapName(place.key, struct.origin)
    const last = gaps.get(gap)
    gaps.set(gap, struct)
    const { origin, rightOrigin } = struct
    if (last !== undefined) {
      if (rightOrigin !== undefined && isAt(last, rightOrigin)) return
      this.#add(this.#placed, place)
    }
    const left = origin && this.#places.inDocument(origin)
    if (origin !== undefined && left === undefined) return
    if (place.container.type === undefined) return
    this.#scan(struct, place, left instanceof Y.Item ? left : undefined)
  }

  /** Counts one step more that is taken for content at a place. Throws `scan-budget`. */
  step(place: Place): void {
    this.#add(1, place)
  }

  /** Values that go on where their own client's ended are joined with those, one list of values after the other is copied. */
  #countJoin(struct: ParsedStruct, place: Place): void {
    const { origin, client, clock, length } = struct
    const goesOn = origin?.client === client && origin.clock === clock - 1
    const before = this.#run.end === clock && this.#run.client === client ? this.#run.length : 0
    this.#run = { client, end: clock + length, length: (goesOn ? before : 0) + length }
    if (goesOn) this.#add(before / VALUES_PER_STEP, place)
  }

  #scan(struct: ParsedStruct, place: Place, left: Y.Item | undefined): void {
    const { origin, rightOrigin } = struct
    const found = rightOrigin && this.#places.inDocument(rightOrigin)
    const right = found instanceof Y.Item ? found : null
    if (left === undefined || origin === undefined) {
      if (right?.left !== null) this.#walk(struct, place, this.#first(place), right)
    } else if (origin.clock < left.id.clock + left.length - 1) {
      // The rest of what is split stands between.
      if (!isEqual(rightOrigin, { client: origin.client, clock: origin.clock + 1 })) this.#walk(struct, place, left, right)
    } else if (left.right !== right || (right === null && rightOrigin !== undefined)) {
      this.#walk(struct, place, left.right, right)
    }
  }

  /** As `Item.integrate` goes. */
  #walk(struct: ParsedStruct, place: Place, start: Y.Item | null, right: Y.Item | null): void {
    const { origin, rightOrigin, client } = struct
    const before = new Set<Y.Item | Y.GC>()
    const split = origin && this.#places.inDocument(origin)
    for (let item = start; item !== null && item !== right; item = item.right) {
      this.#add(1, place)
      before.add(item)
      if (item === split) continue
      if (isEqual(item.origin, origin)) {
        if (item.id.client >= client && isEqual(item.rightOrigin, rightOrigin)) return
      } else if (item.origin === null || !before.has(this.#places.inDocument(item.origin) ?? item)) return
    }
  }

  #first({ container, key }: Place): Y.Item | null {
    const { type } = container
    if (type === undefined) return null
    if (key === undefined) return type._start
    let item = type._map.get(key) ?? null
    while (item !== null && item.left !== null) {
      this.#add(1, { container, key })
      item = item.left
    }
    return item
  }

  #gapsOf(container: Container): Map<string, ParsedStruct> {
    let gaps = this.#behind.get(container)
    if (gaps === undefined) this.#behind.set(container, (gaps = new Map()))
    return gaps
  }

  #add(steps: number, place: Place): void {
    this.#steps += steps
    if (this.#steps > this.#limit) {
      throw new UpdateRefusal('scan-budget', 'has too many places to look for among what others wrote', pathOf(place))
    }
  }
}

/** Keys are any text, so they come last. */
function gapName(key: string | undefined, origin: StructId | undefined): string {
  const behind = origin === undefined ? '' : `${origin.client}.${origin.clock}`
  return key === undefined ? behind : `${behind}/${key}`
}

function isAt(struct: ParsedStruct, id: StructId): boolean {
  return struct.client === id.client && struct.clock === id.clock
}

function isEqual(one: StructId | null | undefined, other: StructId | null | undefined): boolean {
  if (one == null || other == null) return (one ?? undefined) === (other ?? undefined)
  return one.client === other.client && one.clock === other.clock
}
