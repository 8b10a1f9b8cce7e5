import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * Messages of a JSON stream as bytes, in the log and on the socket. Each stands for itself, so that runs of them can be
 * joined and cut. The deltas, which are nearly all there is, need no field names: one byte for the type, then the id and
 * the text. Everything else is its JSON text as it was given.
 */
const JSON_TEXT = 0

const DELTAS = [
  { type: 'text-delta', id: 'id', delta: 'delta' },
  { type: 'reasoning-delta', id: 'id', delta: 'delta' },
  { type: 'tool-input-delta', id: 'toolCallId', delta: 'inputTextDelta' },
] as const

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
  return readAll(bytes, readMessage)
}

/** Decodes messages as JSON text. Throws for bytes that are not messages; the text itself is not parsed. */
export function decodeJsonTexts(bytes: Uint8Array): string[] {
  return readAll(bytes, (decoder) => {
    const { delta, first } = readHead(decoder)
    return delta === undefined ? first : JSON.stringify(deltaMessage(delta, first, decoding.readVarString(decoder)))
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
function isDelta(shape: (typeof DELTAS)[number], message: unknown): boolean {
  if (typeof message !== 'object' || message === null) return false
  const fields = message as Readonly<Record<string, unknown>>
  if (fields['type'] !== shape.type || Object.keys(fields).length !== 3) return false
  return typeof fields[shape.id] === 'string' && typeof fields[shape.delta] === 'string'
}

function readParts(decoder: decoding.Decoder): MessageParts {
  const type = decoding.readVarUint(decoder)
  if (type > DELTAS.length) throw new RangeError(`There is no message type ${type}`)
  const id = type === JSON_TEXT ? undefined : decoding.readVarUint8Array(decoder)
  const text = decoding.readVarUint8Array(decoder)
  // A view on memory that is shared reaches beyond its end.
  if (decoder.pos > decoder.arr.byteLength) throw new RangeError('A message is cut short')
  return { text, id }
}

function readHead(decoder: decoding.Decoder): { delta: (typeof DELTAS)[number] | undefined; first: string } {
  const type = decoding.readVarUint(decoder)
  if (type > DELTAS.length) throw new RangeError(`There is no message type ${type}`)
  return { delta: type === JSON_TEXT ? undefined : DELTAS[type - 1], first: decoding.readVarString(decoder) }
}

function readMessage(decoder: decoding.Decoder): unknown {
  const { delta, first } = readHead(decoder)
  return delta === undefined ? JSON.parse(first) : deltaMessage(delta, first, decoding.readVarString(decoder))
}

function deltaMessage(shape: (typeof DELTAS)[number], id: string, delta: string): unknown {
  return { type: shape.type, [shape.id]: id, [shape.delta]: delta }
}

function readAll<Item>(bytes: Uint8Array, read: (decoder: decoding.Decoder) => Item): Item[] {
  const decoder = decoding.createDecoder(bytes)
  const items: Item[] = []
  while (decoding.hasContent(decoder)) items.push(read(decoder))
  return items
}
