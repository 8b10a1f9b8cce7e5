import * as decoding from 'lib0/decoding'
import { parseContent, parseKey } from './parse-content.ts'
import { KIND, type DeleteRange, type ParsedBlock, type ParsedStruct, type ParsedUpdate, type StructId } from './parsed-update.ts'
import { DEFAULT_UPDATE_LIMITS, HIGHEST_CLOCK, type UpdateLimits } from './update-limits.ts'
import { UpdateRefusal } from './update-refusal.ts'
import { readVarUint } from '../wire/read-var-uint.ts'

const KIND_BITS = 0b11111
const HAS_KEY = 0b00100000
const HAS_RIGHT_ORIGIN = 0b01000000
const HAS_ORIGIN = 0b10000000

const NOTHING_OUT: ReadonlySet<string> = new Set()

/**
 * Reads an update of version 1 as strictly as no Yjs decoder does, and without touching a document: Yjs would apply one that is
 * cut off up to the cut, take the later of two blocks of one client, and make a root of every name while it only looks. Version
 * 2 is read nowhere: it has run lengths by which a few bytes are endless. Throws `UpdateRefusal`. `without` names
 * rules that are left out, in the tests that show each of them to be needed.
 */
export function parseUpdate(
  bytes: Uint8Array,
  limits: UpdateLimits = DEFAULT_UPDATE_LIMITS,
  without: ReadonlySet<string> = NOTHING_OUT,
): ParsedUpdate {
  try {
    const decoder = decoding.createDecoder(bytes)
    const blocks = parseBlocks(decoder, limits, without)
    const deletes = parseDeletes(decoder, without)
    assertWithin(decoder)
    if (decoding.hasContent(decoder)) throw new UpdateRefusal('garbled', 'has bytes after its end')
    return { bytes, blocks, deletes }
  } catch (error) {
    if (error instanceof UpdateRefusal) throw error
    throw new UpdateRefusal('garbled', 'is cut off or garbled')
  }
}

function parseBlocks(decoder: decoding.Decoder, limits: UpdateLimits, without: ReadonlySet<string>): readonly ParsedBlock[] {
  const blocks: ParsedBlock[] = []
  const clients = new Set<number>()
  let left = limits.updateStructs
  for (let count = readVarUint(decoder); count > 0; count--) {
    const structCount = readVarUint(decoder)
    const client = parseClient(decoder)
    let clock = readVarUint(decoder)
    if (clients.has(client) && !without.has('duplicate-client')) throw new UpdateRefusal('duplicate-client', 'lists one client twice')
    clients.add(client)
    if (structCount === 0) throw new UpdateRefusal('empty-struct', 'lists a client without content')
    if ((left -= structCount) < 0) throw new UpdateRefusal('struct-limit', `holds more than ${limits.updateStructs} pieces of content`)
    const structs: ParsedStruct[] = []
    for (let index = 0; index < structCount; index++) {
      const struct = parseStruct(decoder, client, clock, limits)
      if (refersForward(struct) && !without.has('forward-reference')) throw new UpdateRefusal('forward-reference', 'holds content that refers to what comes after it')
      assertWithin(decoder)
      if (struct.length < 1) throw new UpdateRefusal('empty-struct', 'holds an empty piece of content')
      clock += struct.length
      if (clock > HIGHEST_CLOCK) throw new UpdateRefusal('clock-range', 'holds a clock out of range')
      structs.push(struct)
    }
    blocks.push({ client, structs })
  }
  return blocks
}

function parseStruct(decoder: decoding.Decoder, client: number, clock: number, limits: UpdateLimits): ParsedStruct {
  const start = decoder.pos
  const info = decoding.readUint8(decoder)
  const kind = info & KIND_BITS
  if (kind === KIND.collected && info !== KIND.collected) throw new UpdateRefusal('garbled', 'holds a collected piece with neighbours')
  const origin = (info & HAS_ORIGIN) === 0 ? undefined : parseId(decoder)
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) === 0 ? undefined : parseId(decoder)
  const namesParent = kind !== KIND.collected && kind !== KIND.skip && origin === undefined && rightOrigin === undefined
  const parent = namesParent ? parseParent(decoder, limits) : undefined
  const key = namesParent && (info & HAS_KEY) !== 0 ? parseKey(decoder, limits) : undefined
  const contentStart = decoder.pos
  const length = parseContent(decoder, kind, limits)
  return { client, clock, length, kind, origin, rightOrigin, parent, key, cut: 0, start, contentStart, end: decoder.pos }
}

/** Yjs throws half-way at a piece that refers to a later one of its own client. */
function refersForward({ client, clock, origin, rightOrigin, parent }: ParsedStruct): boolean {
  return isFrom(origin, client, clock) || isFrom(rightOrigin, client, clock) || (typeof parent === 'object' && isFrom(parent, client, clock))
}

function isFrom(id: StructId | undefined, client: number, clock: number): boolean {
  return id?.client === client && id.clock >= clock
}

function parseParent(decoder: decoding.Decoder, limits: UpdateLimits): string | StructId {
  switch (readVarUint(decoder)) {
    case 1: return parseKey(decoder, limits)
    case 0: return parseId(decoder)
    default: throw new UpdateRefusal('garbled', 'names a parent that is none')
  }
}

function parseDeletes(decoder: decoding.Decoder, without: ReadonlySet<string>): ReadonlyMap<number, readonly DeleteRange[]> {
  const deletes = new Map<number, readonly DeleteRange[]>()
  for (let count = readVarUint(decoder); count > 0; count--) {
    const client = parseClient(decoder)
    if (deletes.has(client)) throw new UpdateRefusal('delete-ranges', 'lists the deletions of one client twice')
    const ranges: DeleteRange[] = []
    let end = -1
    for (let left = readVarUint(decoder); left > 0; left--) {
      const clock = readVarUint(decoder)
      const length = readVarUint(decoder)
      if ((length < 1 || clock <= end) && !without.has('delete-ranges')) throw new UpdateRefusal('delete-ranges', 'deletes ranges that are empty, overlap or are not in order')
      end = clock + length - 1
      if (end >= HIGHEST_CLOCK) throw new UpdateRefusal('clock-range', 'deletes a range that is out of range')
      ranges.push({ clock, length })
    }
    if (ranges.length === 0) throw new UpdateRefusal('delete-ranges', 'lists a client without deletions')
    deletes.set(client, ranges)
  }
  return deletes
}

function parseClient(decoder: decoding.Decoder): number {
  const client = readVarUint(decoder)
  if (!Number.isSafeInteger(client)) throw new UpdateRefusal('clock-range', 'holds a client id out of range')
  return client
}

function parseId(decoder: decoding.Decoder): StructId {
  return { client: readVarUint(decoder), clock: readVarUint(decoder) }
}

/** Some of lib0's readers do not notice that they have come to the end. */
function assertWithin(decoder: decoding.Decoder): void {
  if (decoder.pos > decoder.arr.byteLength) throw new UpdateRefusal('garbled', 'is cut off')
}
