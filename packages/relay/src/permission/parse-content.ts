import * as decoding from 'lib0/decoding'
import { KIND } from './parsed-update.ts'
import { assertKey, scanAny, scanJson, scanString } from './scan-value.ts'
import type { UpdateLimits } from './update-limits.ts'
import { UpdateRefusal } from './update-refusal.ts'
import { readVarUint } from '../wire/read-var-uint.ts'

/** Yjs knows the types 0 to 6; of these the XML element and the XML hook carry a name. */
const HIGHEST_TYPE = 6
const XML_ELEMENT = 3
const XML_HOOK = 5

/** Passes over a struct's content and makes nothing of it; returns its length as Yjs counts it. Throws `UpdateRefusal`. */
export function parseContent(decoder: decoding.Decoder, kind: number, limits: UpdateLimits): number {
  switch (kind) {
    case KIND.collected:
    case KIND.deleted: return readVarUint(decoder)
    case KIND.binary: return one(decoding.readVarUint8Array(decoder))
    case KIND.string: return scanString(decoder)
    case KIND.embed: return one(scanJson(decoder, limits.valueDepth))
    case KIND.format: return one(parseFormat(decoder, limits))
    case KIND.type: return one(parseType(decoder, limits))
    case KIND.any: return parseAny(decoder, limits)
    case KIND.document: throw new UpdateRefusal('content-kind', 'holds a document within the document')
    case KIND.json:
    case KIND.skip: throw new UpdateRefusal('content-kind', `holds content of the kind ${kind}, which no client writes`)
    default: throw new UpdateRefusal('garbled', `holds content of the unknown kind ${kind}`)
  }
}

/** Reads a key or name. Throws `bad-key` or `key-length`. */
export function parseKey(decoder: decoding.Decoder, limits: UpdateLimits): string {
  const key = decoding.readVarString(decoder)
  assertKey(key)
  if (key.length > limits.keyChars) {
    throw new UpdateRefusal('key-length', `has a key of ${key.length} characters, where ${limits.keyChars} are allowed`)
  }
  return key
}

function parseAny(decoder: decoding.Decoder, limits: UpdateLimits): number {
  const count = readVarUint(decoder)
  for (let left = count; left > 0; left--) scanAny(decoder, limits.valueDepth)
  return count
}

function parseFormat(decoder: decoding.Decoder, limits: UpdateLimits): void {
  parseKey(decoder, limits)
  scanJson(decoder, limits.valueDepth)
}

function parseType(decoder: decoding.Decoder, limits: UpdateLimits): void {
  const type = readVarUint(decoder)
  if (type > HIGHEST_TYPE) throw new UpdateRefusal('garbled', `holds a type of the unknown kind ${type}`)
  if (type === XML_ELEMENT || type === XML_HOOK) parseKey(decoder, limits)
}

function one(_content: unknown): 1 {
  return 1
}
