import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Neighbours } from './list-order.ts'
import { KIND, type DeleteRange, type ParsedBlock, type ParsedStruct, type StructId } from './parsed-update.ts'
import { scanAny } from './scan-value.ts'

/** What is in an update. */
export interface WrittenUpdate {
  readonly blocks: readonly ParsedBlock[]
  /** Other neighbours than those that stand in a piece. */
  readonly mended: ReadonlyMap<ParsedStruct, Neighbours>
  readonly deletes: ReadonlyMap<number, readonly DeleteRange[]>
}

/**
 * Puts an update together of what is to be applied: pieces as their bytes stand in `bytes`, but for those whose beginning is
 * left out, and those that are given other neighbours.
 */
export function writeUpdate(bytes: Uint8Array, { blocks, mended, deletes }: WrittenUpdate): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.length)
  for (const { client, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, structs[0]?.clock ?? 0)
    for (const struct of structs) {
      const neighbours = mended.get(struct)
      if (struct.cut > 0 || neighbours !== undefined) writeChanged(encoder, bytes, { struct, neighbours: neighbours ?? struct })
      else encoding.writeUint8Array(encoder, bytes.subarray(struct.start, struct.end))
    }
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

const HAS_RIGHT_ORIGIN = 0b01000000
const HAS_ORIGIN = 0b10000000

function writeChanged(encoder: encoding.Encoder, bytes: Uint8Array, { struct, neighbours: { origin, rightOrigin } }: { struct: ParsedStruct; neighbours: Neighbours }): void {
  const { kind, length } = struct
  encoding.writeUint8(encoder, kind | (origin === undefined ? 0 : HAS_ORIGIN) | (rightOrigin === undefined ? 0 : HAS_RIGHT_ORIGIN))
  if (origin !== undefined) writeId(encoder, origin)
  if (rightOrigin !== undefined) writeId(encoder, rightOrigin)
  if (struct.cut === 0) encoding.writeUint8Array(encoder, bytes.subarray(struct.contentStart, struct.end))
  else if (kind === KIND.string) writeRestOfString(encoder, bytes, struct)
  else {
    // Of collected, deleted and values the length comes first; nothing else is longer than 1.
    encoding.writeVarUint(encoder, length)
    if (kind === KIND.any) encoding.writeUint8Array(encoder, restOfValues(bytes, struct))
  }
}

function writeRestOfString(encoder: encoding.Encoder, bytes: Uint8Array, { contentStart, end, cut }: ParsedStruct): void {
  const text = decoding.readVarString(decoding.createDecoder(bytes.subarray(contentStart, end)))
  const rest = text.slice(cut)
  // Yjs never leaves half of a character: both halves become a replacement.
  encoding.writeVarString(encoder, isLowSurrogate(rest) ? `\uFFFD${rest.slice(1)}` : rest)
}

function isLowSurrogate(text: string): boolean {
  const unit = text.charCodeAt(0)
  return unit >= 0xdc00 && unit <= 0xdfff
}

function restOfValues(bytes: Uint8Array, { contentStart, end, cut }: ParsedStruct): Uint8Array {
  const decoder = decoding.createDecoder(bytes.subarray(contentStart, end))
  decoding.readVarUint(decoder)
  for (let left = cut; left > 0; left--) scanAny(decoder, Infinity)
  return bytes.subarray(contentStart + decoder.pos, end)
}

/** Writes an id as updates have it. */
export function writeId(encoder: encoding.Encoder, { client, clock }: StructId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** Writes the deletions that end an update. */
export function writeDeletes(encoder: encoding.Encoder, deletes: ReadonlyMap<number, readonly DeleteRange[]>): void {
  encoding.writeVarUint(encoder, deletes.size)
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
}
