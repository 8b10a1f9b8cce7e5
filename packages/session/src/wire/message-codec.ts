import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { decodeUtf8 } from 'lib0/string'

/**
 * Messages of a JSON stream as bytes, in the log and on the socket. Each stands for itself, so that runs of them can be
 * joined and cut. The deltas, which are nearly all there is, need no field names: one byte for the type, then the id
 * and the text. Everything else is its JSON text as it was given.
 */
const JSON_TEXT = 0

const DELTAS = [
  { type: 'text-delta', id: 'id', delta: 'delta' },
  { type: 'reasoning-delta', id: 'id', delta: 'delta' },
  { type: 'tool-input-delta', id: 'toolCallId', delta: 'inputTextDelta' },
] as const

type DeltaShape = (typeof DELTAS)[number]

/** Encodes messages, each any JSON value. */
export function encodeMessages(messages: readonly unknown[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  for (const message of messages) writeMessage(encoder, message)
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

/** Encodes messages that are JSON text already; they are kept to the letter. */
export function encodeJsonTexts(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  for (const text of texts) {
    encoding.writeVarUint(encoder, JSON_TEXT)
    encoding.writeVarString(encoder, text)
  }
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

/** Decodes messages. Throws for bytes that are not messages, and for text in them that is not JSON. */
export function decodeMessages(bytes: Uint8Array): unknown[] {
  return readAll(bytes, (decoder) => toMessage(readParts(decoder)))
}

/** Decodes messages as JSON text. Throws for bytes that are not messages; the text itself is not parsed. */
export function decodeJsonTexts(bytes: Uint8Array): string[] {
  return readAll(bytes, (decoder) => {
    const parts = readParts(decoder)
    return parts.id === undefined ? decodeUtf8(parts.text) : JSON.stringify(toMessage(parts))
  })
}

/** How many messages there are. Throws for bytes that are not messages. */
export function countMessages(bytes: Uint8Array): number {
  return messageEnds(bytes).length
}

/** Where each message ends, in bytes from the start. Throws for bytes that are not messages. */
export function messageEnds(bytes: Uint8Array): number[] {
  return readAll(bytes, (decoder) => {
    readParts(decoder)
    return decoder.pos
  })
}

/** A message as it stands in the bytes: JSON text, or, with an `id`, a delta. Both are UTF-8, unchecked. */
export interface MessageParts {
  readonly text: Uint8Array
  readonly id: Uint8Array | undefined
}

/** Hands over each message undecoded, for who checks them. Throws for bytes that are not messages. */
export function visitMessages(bytes: Uint8Array, visit: (parts: MessageParts) => void): void {
  const decoder = decoding.createDecoder(bytes)
  while (decoding.hasContent(decoder)) visit(readParts(decoder))
}

/** Decodes messages one at a time, so that a long run of them can be left and taken up again. */
export class MessageReader {
  readonly #decoder: decoding.Decoder

  constructor(bytes: Uint8Array) {
    this.#decoder = decoding.createDecoder(bytes)
  }

  get isDone(): boolean {
    return !decoding.hasContent(this.#decoder)
  }

  /** The next message; `undefined` when what stands there is not JSON. Throws for bytes that are not messages. */
  next(): unknown {
    const parts = readParts(this.#decoder)
    try {
      return toMessage(parts)
    } catch {
      return undefined
    }
  }

  /** Leaves the next message out. Throws for bytes that are not messages. */
  skip(): void {
    readParts(this.#decoder)
  }
}

function writeMessage(encoder: encoding.Encoder, message: unknown): void {
  const index = DELTAS.findIndex((shape) => isDelta(shape, message))
  const shape = DELTAS[index]
  encoding.writeVarUint(encoder, index + 1)
  if (shape === undefined) {
    encoding.writeVarString(encoder, JSON.stringify(message))
  } else {
    const fields = message as Readonly<Record<string, string>>
    encoding.writeVarString(encoder, fields[shape.id] ?? '')
    encoding.writeVarString(encoder, fields[shape.delta] ?? '')
  }
}

/** Whether the short form holds all there is of the message. */
function isDelta(shape: DeltaShape, message: unknown): boolean {
  if (typeof message !== 'object' || message === null) return false
  const fields = message as Readonly<Record<string, unknown>>
  if (fields['type'] !== shape.type || Object.keys(fields).length !== 3) return false
  return isUtf8Text(fields[shape.id]) && isUtf8Text(fields[shape.delta])
}

/** Half a surrogate pair, where a delta ends within a character, has no UTF-8; JSON can escape it. */
function isUtf8Text(value: unknown): boolean {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value)
}

interface ShapedParts extends MessageParts {
  /** Set when there is an `id`. */
  readonly shape: DeltaShape | undefined
}

function readParts(decoder: decoding.Decoder): ShapedParts {
  const type = decoding.readVarUint(decoder)
  if (type > DELTAS.length) throw new RangeError(`There is no message type ${type}`)
  const id = type === JSON_TEXT ? undefined : decoding.readVarUint8Array(decoder)
  const text = decoding.readVarUint8Array(decoder)
  // A view on memory that is shared reaches beyond its end.
  if (decoder.pos > decoder.arr.byteLength) throw new RangeError('A message is cut short')
  return { text, id, shape: DELTAS[type - 1] }
}

function toMessage({ text, id, shape }: ShapedParts): unknown {
  const content = decodeUtf8(text)
  if (id === undefined || shape === undefined) return JSON.parse(content)
  return { type: shape.type, [shape.id]: decodeUtf8(id), [shape.delta]: content }
}

function readAll<Item>(bytes: Uint8Array, read: (decoder: decoding.Decoder) => Item): Item[] {
  const decoder = decoding.createDecoder(bytes)
  const items: Item[] = []
  while (decoding.hasContent(decoder)) items.push(read(decoder))
  return items
}
