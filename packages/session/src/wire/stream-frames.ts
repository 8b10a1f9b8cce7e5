import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { STREAM_MESSAGE } from '../protocol/message-types.ts'
import { parseWith } from '../schema/parse.ts'
import type { Infer, Schema } from '../schema/schema.ts'
import {
  putRequestSchema,
  readingSchema,
  readRequestSchema,
  streamErrorSchema,
  streamStateSchema,
  writeRequestSchema,
  writingSchema,
  type PutRequest,
  type Reading,
  type ReadRequest,
  type StreamError,
  type StreamState,
  type WriteRequest,
  type Writing,
} from '../schema/stream-requests.ts'

/**
 * What travels about streams on a session's socket. A channel is a number that the client gives to one thing it wants:
 * to write a stream, to read one, or to put one message. `messages` are bytes of the message codec.
 */
export type ClientStreamFrame =
  | { readonly kind: 'write'; readonly channel: number; readonly request: WriteRequest }
  /** Appends; `seq` counts from 0 in each epoch. With `close` it is closed after it; `messages` may be empty then. */
  | {
      readonly kind: 'append'
      readonly channel: number
      readonly seq: number
      readonly close: boolean
      readonly messages: Uint8Array
    }
  | { readonly kind: 'read'; readonly channel: number; readonly request: ReadRequest }
  /** The client is done with the channel, whatever it was. */
  | { readonly kind: 'stop'; readonly channel: number }
  /** How many bytes of messages the reader has worked off on this channel, in all. */
  | { readonly kind: 'credit'; readonly channel: number; readonly bytes: number }
  /** `messages` is one message. */
  | { readonly kind: 'put'; readonly channel: number; readonly request: PutRequest; readonly messages: Uint8Array }

export type RelayStreamFrame =
  | { readonly kind: 'writing'; readonly channel: number; readonly writing: Writing }
  /** Everything up to and including `seq` is on disk. */
  | { readonly kind: 'appended'; readonly channel: number; readonly seq: number }
  | { readonly kind: 'reading'; readonly channel: number; readonly reading: Reading }
  /** Messages from `position` on. */
  | { readonly kind: 'data'; readonly channel: number; readonly position: number; readonly messages: Uint8Array }
  | { readonly kind: 'state'; readonly channel: number; readonly state: StreamState }
  /** What was asked for up to `to` was sent. */
  | { readonly kind: 'ended'; readonly channel: number }
  /** The message is on disk. */
  | { readonly kind: 'put'; readonly channel: number; readonly position: number; readonly duplicate: boolean }
  | { readonly kind: 'error'; readonly channel: number; readonly error: StreamError }

const CLIENT_KINDS = ['write', 'append', 'read', 'stop', 'credit', 'put'] as const
const RELAY_KINDS = ['writing', 'appended', 'reading', 'data', 'state', 'ended', 'put', 'error'] as const

/** One frame of a client. */
export function encodeClientStreamFrame(frame: ClientStreamFrame): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, CLIENT_KINDS.indexOf(frame.kind))
  encoding.writeVarUint(encoder, frame.channel)
  if (frame.kind === 'append') {
    // The lowest bit says whether it closes.
    encoding.writeVarUint(encoder, frame.seq * 2 + (frame.close ? 1 : 0))
    encoding.writeUint8Array(encoder, frame.messages)
  } else if (frame.kind === 'credit') {
    encoding.writeVarUint(encoder, frame.bytes)
  } else if (frame.kind !== 'stop') {
    writeJson(encoder, frame.request)
    if (frame.kind === 'put') encoding.writeUint8Array(encoder, frame.messages)
  }
  return encoding.toUint8Array(encoder)
}

/** Reads one frame of a client. Throws for bytes that are not one. Messages are not looked into. */
export function decodeClientStreamFrame(bytes: Uint8Array): ClientStreamFrame {
  const decoder = decoding.createDecoder(bytes)
  const kind = CLIENT_KINDS[readNumber(decoder)]
  const channel = readNumber(decoder)
  switch (kind) {
    case 'write': return { kind, channel, request: readJson(decoder, writeRequestSchema) }
    case 'append': {
      const seq = readNumber(decoder)
      return { kind, channel, seq: Math.floor(seq / 2), close: seq % 2 === 1, messages: readRest(decoder) }
    }
    case 'read': return { kind, channel, request: readJson(decoder, readRequestSchema) }
    case 'stop': return { kind, channel }
    case 'credit': return { kind, channel, bytes: readNumber(decoder) }
    case 'put': return { kind, channel, request: readJson(decoder, putRequestSchema), messages: readRest(decoder) }
    default: throw new RangeError('There is no such stream frame')
  }
}

/** lib0 takes numbers of any length, up to infinite ones; those would never end when they are written again. */
function readNumber(decoder: decoding.Decoder): number {
  const value = decoding.readVarUint(decoder)
  if (!Number.isSafeInteger(value)) throw new RangeError('A number in a stream frame is out of range')
  return value
}

/** One frame of the relay. */
export function encodeRelayStreamFrame(frame: RelayStreamFrame): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, RELAY_KINDS.indexOf(frame.kind))
  encoding.writeVarUint(encoder, frame.channel)
  switch (frame.kind) {
    case 'writing': writeJson(encoder, frame.writing); break
    case 'appended': encoding.writeVarUint(encoder, frame.seq); break
    case 'reading': writeJson(encoder, frame.reading); break
    case 'data':
      encoding.writeVarUint(encoder, frame.position)
      encoding.writeUint8Array(encoder, frame.messages)
      break
    case 'state': writeJson(encoder, frame.state); break
    case 'put': encoding.writeVarUint(encoder, frame.position * 2 + (frame.duplicate ? 1 : 0)); break
    case 'error': writeJson(encoder, frame.error); break
    case 'ended': break
  }
  return encoding.toUint8Array(encoder)
}

/** Reads one frame of the relay; `undefined` for a kind of a later version. Throws for bytes that are not one. */
export function decodeRelayStreamFrame(bytes: Uint8Array): RelayStreamFrame | undefined {
  const decoder = decoding.createDecoder(bytes)
  const kind = RELAY_KINDS[decoding.readVarUint(decoder)]
  const channel = decoding.readVarUint(decoder)
  switch (kind) {
    case 'writing': return { kind, channel, writing: readJson(decoder, writingSchema) }
    case 'appended': return { kind, channel, seq: decoding.readVarUint(decoder) }
    case 'reading': return { kind, channel, reading: readJson(decoder, readingSchema) }
    case 'data': return { kind, channel, position: decoding.readVarUint(decoder), messages: readRest(decoder) }
    case 'state': return { kind, channel, state: readJson(decoder, streamStateSchema) }
    case 'ended': return { kind, channel }
    case 'put': {
      const position = decoding.readVarUint(decoder)
      return { kind, channel, position: Math.floor(position / 2), duplicate: position % 2 === 1 }
    }
    case 'error': return { kind, channel, error: readJson(decoder, streamErrorSchema) }
    default: return undefined
  }
}

/** A WebSocket message with these frames in it. */
export function encodeStreamMessage(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, STREAM_MESSAGE)
  for (const frame of frames) encoding.writeVarUint8Array(encoder, frame)
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

/** The frames in what follows the message type. Throws when it is cut short. */
export function decodeStreamMessage(bytes: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(bytes)
  const frames: Uint8Array[] = []
  while (decoding.hasContent(decoder)) {
    frames.push(decoding.readVarUint8Array(decoder))
    // A view on memory that is shared reaches beyond its end.
    if (decoder.pos > bytes.byteLength) throw new RangeError('A stream message is cut short')
  }
  return frames
}

function writeJson(encoder: encoding.Encoder, value: unknown): void {
  encoding.writeVarString(encoder, JSON.stringify(value))
}

function readJson<Described extends Schema>(decoder: decoding.Decoder, schema: Described): Infer<Described> {
  const json = decoding.readVarString(decoder)
  // A view on memory that is shared reaches beyond its end.
  if (decoder.pos > decoder.arr.byteLength) throw new RangeError('A stream frame is cut short')
  const parsed = parseWith(schema, JSON.parse(json))
  if (parsed.ok) return parsed.value
  const [issue] = parsed.issues
  throw new TypeError(`${issue?.path || 'It'}: ${issue?.message ?? 'invalid'}`)
}

function readRest(decoder: decoding.Decoder): Uint8Array {
  return decoding.readTailAsUint8Array(decoder)
}
