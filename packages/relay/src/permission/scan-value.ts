import * as decoding from 'lib0/decoding'
import { UpdateRefusal } from './update-refusal.ts'
import { readVarUint } from '../wire/read-var-uint.ts'

/** Keys that become something else than keys where somebody copies a value into an object. */
const BAD_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const BAD_KEY_LENGTHS: ReadonlySet<number> = new Set([...BAD_KEYS].map((key) => key.length))

/** As lib0 decodes strings: what is no UTF-8 throws. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Throws `bad-key` for a key that no map and no value may have. */
export function assertKey(key: string): void {
  if (BAD_KEYS.has(key)) throw new UpdateRefusal('bad-key', `has the key ${key}`)
}

/** Passes over one value of lib0's `writeAny` and makes nothing of it. Throws `garbled`, `bad-key` or `value-depth`. */
export function scanAny(decoder: decoding.Decoder, levels: number): void {
  const tag = decoding.readUint8(decoder)
  switch (tag) {
    case 127: case 126: case 121: case 120: return
    case 125: return void decoding.readVarInt(decoder)
    case 124: return skip(decoder, 4)
    case 123: case 122: return skip(decoder, 8)
    case 119: return void scanString(decoder)
    case 118: return scanObject(decoder, levels)
    case 117: return scanList(decoder, levels)
    case 116: return skip(decoder, readVarUint(decoder))
    default: throw new UpdateRefusal('garbled', `holds a value of the unknown kind ${tag}`)
  }
}

/** Passes over a string that has to be UTF-8; returns how long it is in Yjs, UTF-16 units. */
export function scanString(decoder: decoding.Decoder): number {
  const bytes = readVarUint(decoder)
  const { arr, pos } = decoder
  const end = pos + bytes
  if (end > arr.byteLength) throw new UpdateRefusal('garbled', 'is cut off')
  for (let index = pos; index < end; index++) {
    if ((arr[index] ?? 0) < 0x80) continue
    decoder.pos = end
    return utf8.decode(arr.subarray(pos, end)).length
  }
  decoder.pos = end
  return bytes
}

/** Reads a JSON text as formats and embeds have it. Throws `garbled`, `bad-key` or `value-depth`. */
export function scanJson(decoder: decoding.Decoder, levels: number): void {
  const text = decoding.readVarString(decoder)
  assertJson(JSON.parse(text), levels)
}

/** Most keys are told from the bad ones by their length, and need not be decoded. */
function scanKey(decoder: decoding.Decoder): void {
  const start = decoder.pos
  if (!BAD_KEY_LENGTHS.has(scanString(decoder))) return
  decoder.pos = start
  assertKey(decoding.readVarString(decoder))
}

function scanObject(decoder: decoding.Decoder, levels: number): void {
  assertLevels(levels)
  for (let left = readVarUint(decoder); left > 0; left--) {
    scanKey(decoder)
    scanAny(decoder, levels - 1)
  }
}

function scanList(decoder: decoding.Decoder, levels: number): void {
  assertLevels(levels)
  for (let left = readVarUint(decoder); left > 0; left--) scanAny(decoder, levels - 1)
}

function assertJson(value: unknown, levels: number): void {
  if (typeof value !== 'object' || value === null) return
  assertLevels(levels)
  if (Array.isArray(value)) {
    for (const child of value) assertJson(child, levels - 1)
    return
  }
  for (const [key, child] of Object.entries(value)) {
    assertKey(key)
    assertJson(child, levels - 1)
  }
}

function assertLevels(levels: number): void {
  if (levels === 0) throw new UpdateRefusal('value-depth', 'holds a value that nests too deeply')
}

function skip(decoder: decoding.Decoder, bytes: number): void {
  decoder.pos += bytes
  if (decoder.pos > decoder.arr.byteLength) throw new UpdateRefusal('garbled', 'is cut off')
}
