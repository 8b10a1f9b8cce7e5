import { encodeMessages } from '../../wire/index.ts'

/** The deltas by type: where each keeps the part that it adds to, and what it adds. */
const SHAPES = {
  'text-delta': { part: 'id', added: 'delta' },
  'reasoning-delta': { part: 'id', added: 'delta' },
  'tool-input-delta': { part: 'toolCallId', added: 'inputTextDelta' },
} as const

type DeltaType = keyof typeof SHAPES

/** A chunk that only adds text to a part, so that two of one part can be joined and one can be cut. */
export interface Delta {
  readonly type: DeltaType
  readonly part: string
  readonly added: string
}

/** The chunk as a delta, if nothing else is in it. */
export function readDelta(chunk: unknown): Delta | undefined {
  if (typeof chunk !== 'object' || chunk === null) return undefined
  const fields = chunk as Readonly<Record<string, unknown>>
  const type = fields['type']
  if (typeof type !== 'string' || !Object.hasOwn(SHAPES, type) || Object.keys(fields).length !== 3) return undefined
  const shape = SHAPES[type as DeltaType]
  const part = fields[shape.part]
  const added = fields[shape.added]
  return typeof part === 'string' && typeof added === 'string' ? { type: type as DeltaType, part, added } : undefined
}

/** The delta as a chunk, encoded. */
export function encodeDelta({ type, part, added }: Delta): Uint8Array {
  const shape = SHAPES[type]
  return encodeMessages([{ type, [shape.part]: part, [shape.added]: added }])
}

/** Whether both add to one part. */
export function isSamePart(one: Delta, other: Delta): boolean {
  return one.type === other.type && one.part === other.part
}

/** Cuts the delta into such as have at most `units` UTF-16 units, never inside a character. */
export function cutDelta(delta: Delta, units: number): Delta[] {
  const pieces: Delta[] = []
  for (let start = 0; start < delta.added.length;) {
    let end = Math.min(start + units, delta.added.length)
    if (end < delta.added.length && endsInsideCharacter(delta.added.slice(start, end))) end -= 1
    pieces.push({ ...delta, added: delta.added.slice(start, end) })
    start = end
  }
  return pieces
}

/** Whether the text ends with the first half of a character, whose second half is still to come. */
export function endsInsideCharacter(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff
}
