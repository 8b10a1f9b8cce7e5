import type { DocumentPath } from '@callboard/session/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { KIND, type ParsedStruct } from './parsed-update.ts'
import type { Place, SharedType } from './places.ts'
import type { UpdateLimits } from './update-limits.ts'
import { UpdateRefusal } from './update-refusal.ts'

/** How large values under the keys of the session's own roots may be. */
export type ValueLimits = Pick<UpdateLimits, 'recordBytes' | 'valueBytes'>

/** A byte of an encoded value is this many of JSON at most: a control character, a number of few digits, a boolean. */
const JSON_BYTES_PER_BYTE = 6

/**
 * Sizes of what one update puts under the keys of `agents`, `people`, `selections`, `config` and `session`. A value counts as JSON, as
 * clients measure it; a shared type counts encoded, with all that is and was in it.
 */
export class ValueSizes {
  readonly #doc: Y.Doc
  readonly #limits: ValueLimits
  /** Bytes of shared types, by root and key. */
  readonly #types = new Map<string, { bytes: number; isKnown: boolean }>()

  constructor(doc: Y.Doc, limits: ValueLimits) {
    this.#doc = doc
    this.#limits = limits
  }

  /** Takes a piece of an update that is to stay. Throws `record-bytes` or `value-bytes`. */
  assertFits(struct: ParsedStruct, bytes: Uint8Array, place: Place, path: DocumentPath): void {
    const [root = '', key] = path
    const limit = limitOf(root, this.#limits)
    if (limit === undefined || key === undefined) return
    const isPlain = path.length === 2 && struct.kind !== KIND.type && place.container.depth === 1
    const size = isPlain ? sizeOf(struct, bytes, limit) : this.#typeSize(struct, place, [root, key], limit)
    if (size <= limit) return
    const rule = limit === this.#limits.recordBytes && root !== 'selections' && root !== 'config' ? 'record-bytes' : 'value-bytes'
    throw new UpdateRefusal(rule, `puts more than ${limit} bytes under one key`, [root, key])
  }

  #typeSize({ start, end }: ParsedStruct, { container }: Place, [root, key]: readonly [string, string], limit: number): number {
    const name = JSON.stringify([root, key])
    const type = this.#types.get(name) ?? { bytes: 0, isKnown: false }
    this.#types.set(name, type)
    // What goes into a type that is there already adds to that.
    if (!type.isKnown && container.depth > 1 && container.type !== undefined) {
      type.isKnown = true
      const content = this.#doc.share.get(root)?._map.get(key)?.content
      if (content instanceof Y.ContentType) type.bytes += contentSize(content.type, limit)
    }
    type.bytes += end - start
    return type.bytes
  }
}

function limitOf(root: string, { recordBytes, valueBytes }: ValueLimits): number | undefined {
  switch (root) {
    case 'agents': case 'people': return recordBytes
    case 'selections': case 'config': case 'session': return valueBytes
    default: return undefined
  }
}

/** Only what may be too large is decoded. */
function sizeOf({ kind, contentStart, end }: ParsedStruct, bytes: Uint8Array, limit: number): number {
  const encoded = end - contentStart
  if (kind !== KIND.any || encoded * JSON_BYTES_PER_BYTE <= limit) return kind === KIND.any ? 0 : encoded
  const decoder = decoding.createDecoder(bytes.subarray(contentStart, end))
  decoding.readVarUint(decoder)
  try {
    return Buffer.byteLength(JSON.stringify(decoding.readAny(decoder)) ?? '')
  } catch {
    // It is no JSON, so that no client takes it for a value.
    return encoded
  }
}

/** Of everything in a type; stops when it is over the limit. */
function contentSize(type: SharedType, limit: number): number {
  const encoder = new Y.UpdateEncoderV1()
  const types = [type]
  for (let next = types.pop(); next !== undefined; next = types.pop()) {
    for (const item of itemsOf(next)) {
      item.write(encoder, 0)
      if (encoding.length(encoder.restEncoder) > limit) return limit + 1
      if (item.content instanceof Y.ContentType) types.push(item.content.type)
    }
  }
  return encoding.length(encoder.restEncoder)
}

/** All that is and was in a type: its list, and of each key what it held, newest first. */
function* itemsOf(type: SharedType): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) yield item
  for (const newest of type._map.values()) {
    for (let item: Y.Item | null = newest; item !== null; item = item.left) yield item
  }
}
