import { CallboardError, EXTENSION_MESSAGE, LIMITS, STREAM_MESSAGE, SYNC, Y_MESSAGE } from '@callboard/session/protocol'
import { decodeClientStreamFrame, decodeStreamMessage, type ClientStreamFrame } from '@callboard/session/wire'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { parseUpdate } from '../permission/parse-update.ts'
import type { ParsedUpdate } from '../permission/parsed-update.ts'
import type { UpdateLimits } from '../permission/update-limits.ts'
import { refusalError, UpdateRefusal } from '../permission/update-refusal.ts'
import { readVarUint } from './read-var-uint.ts'

/** One announcement in an awareness message: the state is JSON text, unparsed, and no text either before it is asked for. */
export interface AwarenessEntry {
  readonly clientId: number
  readonly clock: number
  readonly stateJson: string
}

/** Most of what stock clients send are echoes, of which nobody ever wants the text. */
class EncodedEntry implements AwarenessEntry {
  readonly clientId: number
  readonly clock: number
  readonly #state: Uint8Array

  constructor(clientId: number, clock: number, state: Uint8Array) {
    this.clientId = clientId
    this.clock = clock
    this.#state = state
  }

  get stateJson(): string {
    return stateDecoder.decode(this.#state)
  }
}

const stateDecoder = new TextDecoder()

/** A message that a client sent, decoded and checked as far as that goes without a document. */
export type ClientFrame =
  | { readonly type: 'sync-step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'sync-step2' | 'sync-update'; readonly update: ParsedUpdate }
  | { readonly type: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'extension'; readonly json: string }
  | { readonly type: 'streams'; readonly frames: readonly ClientStreamFrame[] }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * So many messages one WebSocket frame may hold. Of the smallest a million fit, and the relay would do nothing else for seconds, as it
 * looks at all of a frame at once.
 */
const MESSAGES_PER_FRAME = 4_096

/** And so many stream frames: more than a client sends that has all of its channels to open again. */
const STREAM_FRAMES_PER_FRAME = 16_384

/**
 * Decodes everything in one WebSocket frame, usually one message. All of it is checked before any of it is returned,
 * so a frame takes effect whole or not at all. Throws `frame-malformed`, `frame-type-unknown` or `document-invalid`.
 */
export function decodeClientFrames(bytes: Uint8Array, limits: UpdateLimits): readonly ClientFrame[] {
  const decoder = decoding.createDecoder(bytes)
  const frames: ClientFrame[] = []
  try {
    do {
      if (frames.length === MESSAGES_PER_FRAME) throw malformed(`it holds more than ${MESSAGES_PER_FRAME} messages`)
      frames.push(readFrame(decoder, limits))
    } while (decoding.hasContent(decoder))
  } catch (error) {
    if (CallboardError.is(error)) throw error
    if (error instanceof UpdateRefusal) throw refusalError(error)
    throw malformed('it ends too early, or holds what no message of its type does', error)
  }
  return frames
}

function readFrame(decoder: decoding.Decoder, limits: UpdateLimits): ClientFrame {
  const type = readVarUint(decoder)
  switch (type) {
    case Y_MESSAGE.sync: return readSync(decoder, limits)
    case Y_MESSAGE.awareness: return { type: 'awareness', entries: readAwareness(decoding.readVarUint8Array(decoder)) }
    case Y_MESSAGE.queryAwareness: return { type: 'query-awareness' }
    case EXTENSION_MESSAGE: return readExtension(decoder)
    case STREAM_MESSAGE: return readStreams(decoder)
    default: throw unknownType(`message type ${type}`)
  }
}

function readSync(decoder: decoding.Decoder, limits: UpdateLimits): ClientFrame {
  const type = readVarUint(decoder)
  if (type !== SYNC.step1 && type !== SYNC.step2 && type !== SYNC.update) throw unknownType(`sync message type ${type}`)
  const bytes = decoding.readVarUint8Array(decoder)
  if (type === SYNC.step1) {
    Y.decodeStateVector(bytes)
    return { type: 'sync-step1', stateVector: bytes }
  }
  return { type: type === SYNC.step2 ? 'sync-step2' : 'sync-update', update: parseUpdate(bytes, limits) }
}

function readAwareness(bytes: Uint8Array): readonly AwarenessEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const count = readVarUint(decoder)
  const entries: AwarenessEntry[] = []
  // An absurd count ends with the bytes: every entry takes at least three of them.
  for (let index = 0; index < count; index++) {
    const clientId = readVarUint(decoder)
    const clock = readVarUint(decoder)
    entries.push(new EncodedEntry(clientId, clock, decoding.readVarUint8Array(decoder)))
  }
  if (decoding.hasContent(decoder)) throw malformed('its awareness part holds more than it announces')
  return entries
}

function readExtension(decoder: decoding.Decoder): ClientFrame {
  const bytes = decoding.readVarUint8Array(decoder)
  if (bytes.byteLength > LIMITS.extensionBytes) throw malformed(`its JSON is over ${LIMITS.extensionBytes} bytes`)
  return { type: 'extension', json: utf8.decode(bytes) }
}

/** To the end of the WebSocket message. */
function readStreams(decoder: decoding.Decoder): ClientFrame {
  const frames = decodeStreamMessage(decoding.readTailAsUint8Array(decoder))
  if (frames.length > STREAM_FRAMES_PER_FRAME) throw malformed(`it holds more than ${STREAM_FRAMES_PER_FRAME} stream frames`)
  return { type: 'streams', frames: frames.map(decodeClientStreamFrame) }
}

/** A frame that is not the y-websocket protocol; `problem` completes "because". */
export function malformed(problem: string, cause?: unknown): CallboardError {
  return new CallboardError({
    code: 'frame-malformed',
    message: `A frame could not be decoded because ${problem}, so nothing of it was applied and the connection is closed. Send binary frames of the y-websocket protocol.`,
    cause,
  })
}

/** A message of a type that the relay does not speak, or not with this client. */
export function unknownType(what: string): CallboardError {
  return new CallboardError({
    code: 'frame-type-unknown',
    message: `A frame has ${what}, which the relay does not speak, so the connection is closed. Send sync (0), awareness (1), query-awareness (3) or, having offered callboard.v1, extension (100) and stream (101) messages.`,
  })
}
