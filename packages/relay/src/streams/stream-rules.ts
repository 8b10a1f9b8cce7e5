import { isUtf8 } from 'node:buffer'
import { CallboardError, CONVERSATION_STREAM, LIMITS, LOG_STREAM, readAgentStreamName } from '@callboard/session/protocol'
import { conversationEntrySchema, logEntrySchema, parseChunk, parseWith, type ParseResult, type Schema } from '@callboard/session/schema'
import { visitMessages } from '@callboard/session/wire'
import { isTooDeep } from '../wire/value-depth.ts'

/** What the messages of a stream are: an agent's chunks, entries of a conversation, lines of a log, or any JSON. */
export type MessageKind = 'chunk' | 'entry' | 'line' | 'any'

const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Checks what is to be appended to the JSON stream at `path` (`<session>/<stream>`): `data` is bytes of the message codec. Chunks
 * for `<session>/agents/<agent>/<id>`, entries for `<session>/conversation`, lines for `<session>/log`, and JSON for every other. Returns how many
 * messages there are. Throws `chunk-invalid` (details `index`) for the first that is not what it should be.
 */
export function checkMessages(path: string, data: Uint8Array): number {
  const kind = kindOf(path)
  let index = 0
  let checkedId: Uint8Array | undefined
  try {
    visitMessages(data, ({ text, id }) => {
      if (id === undefined) {
        checkJson(kind, text)
      } else {
        // Of a run of deltas nearly all have the id of the one before.
        if (checkedId === undefined || Buffer.compare(checkedId, id) !== 0) checkDeltaId(kind, id)
        checkedId = id
        if (!isUtf8(text)) throw new TypeError('its text is not UTF-8')
      }
      index += 1
    })
  } catch (cause) {
    throw messageInvalid(kind, index, cause)
  }
  return index
}

/** Whether the messages at `path` are checked, so that there can be no stream but one of JSON. */
export function requiresJson(path: string): boolean {
  return kindOf(path) !== 'any'
}

/** Whether others than its maker add to what is at `path`. */
export function isSharedByAll(path: string): boolean {
  const kind = kindOf(path)
  return kind === 'entry' || kind === 'line'
}

/** What the messages at `path` are. A session's name holds no slash, so what follows the first is the stream's name. */
export function kindOf(path: string): MessageKind {
  const stream = path.slice(path.indexOf('/') + 1)
  if (stream === path) return 'any'
  if (stream === CONVERSATION_STREAM) return 'entry'
  if (stream === LOG_STREAM) return 'line'
  return readAgentStreamName(stream) === undefined ? 'any' : 'chunk'
}

function checkJson(kind: MessageKind, text: Uint8Array): void {
  const value = JSON.parse(textDecoder.decode(text)) as unknown
  if (isTooDeep(value)) throw new TypeError('it nests too deeply')
  if (kind === 'chunk') assertParsed(parseChunk(value))
  if (kind !== 'entry' && kind !== 'line') return
  if (text.byteLength > LIMITS.conversationEntryBytes) throw new TypeError(`it is over ${LIMITS.conversationEntryBytes} bytes`)
  assertParsed(parseWith<Schema>(kind === 'entry' ? conversationEntrySchema : logEntrySchema, value))
}

/** The text of a delta can be anything, its id can not; no delta is an entry or a line. */
function checkDeltaId(kind: MessageKind, id: Uint8Array): void {
  if (kind === 'entry' || kind === 'line') throw new TypeError('it is a chunk')
  const decoded = textDecoder.decode(id)
  if (kind === 'chunk') assertParsed(parseChunk({ type: 'text-delta', id: decoded, delta: '' }))
}

function assertParsed(parsed: ParseResult<unknown>): void {
  if (parsed.ok) return
  const [issue] = parsed.issues
  throw new TypeError(`${issue?.path || 'it'}: ${issue?.message ?? 'invalid'}`)
}

const KINDS: Readonly<Record<MessageKind, string>> = {
  chunk: 'a chunk of an agent\'s stream',
  entry: 'an entry of the conversation',
  line: 'a line of the log',
  any: 'JSON',
}

function messageInvalid(kind: MessageKind, index: number, cause: unknown): CallboardError {
  const problem = cause instanceof Error ? cause.message : String(cause)
  return new CallboardError({
    code: 'chunk-invalid',
    message: `Message ${index} of an append is not ${KINDS[kind]} (${problem.slice(0, 300)}), so nothing of it was added. Mend it and append it again.`,
    details: { index },
    cause,
  })
}
