import * as Y from 'yjs'
import type { DeleteRange, StructId } from '../parsed-update.ts'
import type { Draw } from './honest-edit.ts'
import { encodeMade, lastIdOf, made, type MadeStruct } from './made-update.ts'

/** Whose ids are in the game. */
export interface Attack {
  readonly doc: Y.Doc
  /** The attacker's ids. */
  readonly own: readonly number[]
  /** Ids of others: of those who wrote, and of one who did not yet. */
  readonly foreign: readonly number[]
  /** Roots and keys that are the attacker's. */
  readonly inside: readonly (readonly [root: string, key: string])[]
  /** Updates that were written honestly, by whomever. */
  readonly honest: readonly Uint8Array[]
}

/** An update that wants to do what it may not: put together by hand, or an honest one that was tampered with. */
export function hostileUpdate(attack: Attack, draw: Draw): Uint8Array {
  if (draw(10) === 0) return tamper(attack.honest[draw(attack.honest.length)] ?? new Uint8Array(), draw)
  if (draw(8) === 0) return encodeMade({ blocks: [outOfOrder(attack, draw)] })
  const bytes = encodeMade({ blocks: blocks(attack, draw), deletes: deletes(attack, draw) })
  return draw(50) === 0 ? tamper(bytes, draw) : bytes
}

function tamper(bytes: Uint8Array, draw: Draw): Uint8Array {
  const copy = bytes.slice(0, draw(8) === 0 ? draw(bytes.length + 1) : bytes.length)
  for (let left = draw(4); left > 0 && copy.length > 0; left--) copy[draw(copy.length)] = draw(2) === 0 ? draw(256) : draw(12)
  return copy
}

interface MadeBlock {
  readonly client: number
  readonly clock: number
  readonly structs: MadeStruct[]
}

function blocks(attack: Attack, draw: Draw): readonly MadeBlock[] {
  if (draw(6) === 0) return []
  const result: MadeBlock[] = []
  for (let left = draw(6) === 0 ? 2 : 1; left > 0; left--) {
    const client = draw(8) === 0 ? pick(attack.foreign, draw) : pick(attack.own, draw)
    const known = Y.getState(attack.doc.store, client)
    const clock = Math.max(0, known + (draw(8) === 0 ? draw(5) - 2 : 0))
    const block: MadeBlock = { client, clock, structs: [] }
    result.push(block)
    let next = clock
    for (let count = 1 + draw(4); count > 0; count--) {
      const struct = madeStruct(attack, draw, result, next)
      block.structs.push(struct)
      next += struct.length
    }
  }
  return result
}

/** Usually as an honest client would put it somewhere, with something wrong about it. */
function madeStruct(attack: Attack, draw: Draw, before: readonly MadeBlock[], clock: number): MadeStruct {
  const honest = placed(attack, draw, before)
  const struct: MadeStruct = { ...content(draw), ...honest }
  switch (draw(12)) {
    case 0: return { ...struct, origin: anyId(attack, draw, before) }
    case 1: return { ...struct, rightOrigin: anyId(attack, draw, before) }
    case 2: return { ...struct, origin: anyId(attack, draw, before), rightOrigin: anyId(attack, draw, before) }
    case 3: return { ...struct, origin: undefined, rightOrigin: undefined, parent: anyId(attack, draw, before), key: draw(2) === 0 ? key(draw) : undefined }
    case 4: return { ...struct, origin: undefined, rightOrigin: undefined, parent: anyRoot(attack, draw), key: draw(3) === 0 ? undefined : key(draw) }
    case 5: return { ...struct, origin: { client: pick(attack.own, draw), clock: clock + draw(3) } }
    default: return struct
  }
}

/** Something between two that stand in one list of the attacker's, but need not stand side by side. */
function outOfOrder(attack: Attack, draw: Draw): MadeBlock {
  const client = pick(attack.own, draw)
  const clock = Y.getState(attack.doc.store, client)
  const type = ownList(attack, draw)
  const items: Y.Item[] = []
  for (let item = type?._start ?? null; item !== null; item = item.right) items.push(item)
  const left = draw(items.length + 1)
  const origin = lastIdOf(items[left - 1])
  // Sometimes of another of the lists.
  if (draw(4) === 0) for (let item = ownList(attack, draw)?._start ?? null; item !== null; item = item.right) items.push(item)
  const right = items[draw(4) === 0 ? draw(items.length) : left + draw(items.length - left + 1)]
  const rightOrigin = right && { client: right.id.client, clock: right.id.clock }
  const parent = origin === undefined && rightOrigin === undefined ? lastIdOf(type?._item) : undefined
  return { client, clock, structs: [{ ...made.values(draw(1_000)), origin, rightOrigin, parent }] }
}

function ownList({ doc, inside }: Attack, draw: Draw): Y.ContentType['type'] | undefined {
  const types = inside.flatMap(([root, name]) => {
    const content = doc.share.get(root)?._map.get(name)?.content
    return content instanceof Y.ContentType ? [content.type, ...nested(content.type)] : []
  })
  return types[draw(types.length)]
}

/** Where an honest client would put something below what is the attacker's. */
function placed(attack: Attack, draw: Draw, before: readonly MadeBlock[]): Partial<MadeStruct> {
  if (before.length > 0 && draw(5) === 0) {
    const id = idInUpdate(before, draw)
    return draw(2) === 0 ? { origin: id } : { parent: id, key: draw(2) === 0 ? key(draw) : undefined }
  }
  const [root, name] = attack.inside[draw(attack.inside.length)] ?? ['', '']
  const slot = attack.doc.share.get(root)?._map.get(name)
  if (slot === undefined) return { parent: root, key: name }
  if (draw(4) === 0 || !(slot.content instanceof Y.ContentType)) return { origin: lastIdOf(slot) }
  let type = slot.content.type
  for (let depth = 0; depth < 3 && draw(2) === 0; depth++) {
    const next = nested(type)
    const chosen = next[draw(next.length)]
    if (chosen !== undefined) type = chosen
  }
  return inType(type, draw)
}

function inType(type: Y.ContentType['type'], draw: Draw): Partial<MadeStruct> {
  const parent = type._item === null ? undefined : { client: type._item.id.client, clock: type._item.id.clock }
  if (draw(2) === 0) {
    const name = key(draw)
    const slot = type._map.get(name)
    return slot === undefined ? { parent, key: name } : { origin: lastIdOf(slot) }
  }
  let left: Y.Item | null = null
  for (let item = type._start; item !== null && draw(3) > 0; item = item.right) left = item
  const right = left === null ? type._start : left.right
  const origin = lastIdOf(left)
  const rightOrigin = right === null ? undefined : { client: right.id.client, clock: right.id.clock }
  return { origin, rightOrigin, parent: origin === undefined && rightOrigin === undefined ? parent : undefined }
}

function nested(type: Y.ContentType['type']): Y.ContentType['type'][] {
  const items: (Y.Item | null)[] = [...type._map.values()]
  for (let item = type._start; item !== null; item = item.right) items.push(item)
  return items.flatMap((item) => (item?.content instanceof Y.ContentType ? [item.content.type] : []))
}

function content(draw: Draw): Pick<MadeStruct, 'kind' | 'content' | 'length'> {
  switch (draw(20)) {
    case 0: return made.collected(draw(30) === 0 ? 2 ** 50 : 1 + draw(4))
    case 1: return made.deleted(1 + draw(3))
    case 2: return made.format('bold', true)
    case 3: return made.embed({ a: 1 })
    case 4: return made.values(1, 2)
    case 5: return made.values({ ['__proto__x'.slice(0, draw(2) === 0 ? 9 : 10)]: 1 })
    case 6: return [made.json(1), made.document('other'), made.skip(2), made.deleted(0)][draw(4)] ?? made.json(1)
    case 7:
    case 8: return made.text(draw(2) === 0 ? 'text' : '\u{1F600}')
    case 9:
    case 10:
    case 11:
    case 12: return made.type(draw(7))
    default: return made.values(draw(1_000))
  }
}

function deletes(attack: Attack, draw: Draw): ReadonlyMap<number, readonly DeleteRange[]> {
  const result = new Map<number, readonly DeleteRange[]>()
  if (draw(3) > 0) return result
  for (let left = 1 + draw(2); left > 0; left--) {
    const client = draw(4) === 0 ? pick(attack.foreign, draw) : pick(attack.own, draw)
    const known = Y.getState(attack.doc.store, client)
    const clock = draw(known + 2)
    const ranges: DeleteRange[] = [{ clock, length: draw(6) === 0 ? draw(4) * draw(8) : 1 + draw(2) }]
    if (draw(3) === 0) ranges.push({ clock: clock + 1 + draw(5), length: 1 + draw(3) })
    result.set(client, ranges)
  }
  return result
}

function anyId(attack: Attack, draw: Draw, before: readonly MadeBlock[]): StructId {
  if (before.length > 0 && draw(4) === 0) return idInUpdate(before, draw)
  const client = draw(2) === 0 ? pick(attack.own, draw) : pick(attack.foreign, draw)
  const known = Y.getState(attack.doc.store, client)
  return { client, clock: draw(known + (draw(10) === 0 ? 3 : 0)) }
}

function idInUpdate(before: readonly MadeBlock[], draw: Draw): StructId {
  const block = before[draw(before.length)]
  const length = block?.structs.reduce((sum, struct) => sum + struct.length, 0) ?? 0
  return { client: block?.client ?? 0, clock: (block?.clock ?? 0) + draw(Math.min(length, 50) + 1) }
}

function anyRoot({ doc, inside }: Attack, draw: Draw): string {
  const names = [...doc.share.keys(), ...inside.map(([root]) => root), 'new', '__proto__']
  return pick(names, draw)
}

function key(draw: Draw): string {
  return ['k0', 'k1', 'k2', 'k3', 'eve', 'ada', '__proto__', 'new'][draw(30) === 0 ? 6 : draw(6)] ?? 'k0'
}

function pick<Value>(values: readonly Value[], draw: Draw): Value {
  const value = values[draw(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
