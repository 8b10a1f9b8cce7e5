import { randomBytes } from 'node:crypto'
import { joinBytes } from '../storage/join-segments.ts'
import type { NewStream, StoredStream, StreamAncestor, StreamChange, StreamFork } from '../storage/stream-storage.ts'
import { toSegments } from './cut-content.ts'
import type { DurableStreamLog } from './durable-stream-log.ts'
import { SEGMENT_BYTES } from './stream-content.ts'
import { DEFAULT_CONTENT_TYPE, endOfLife, isJsonType, isSameConfig, mediaTypeOf } from './stream-config.ts'
import { appendTooLarge, offsetInvalid, streamConflict } from './stream-errors.ts'
import type { StreamConfig, StreamConfigRequest, StreamCreation, StreamForkRequest } from './stream-log.ts'
import { checkMessages, kindOf, requiresJson } from './stream-rules.ts'

/** A stream that was found, as far as a creation is compared with it. */
type Existing = Pick<StoredStream, 'path' | 'contentType' | 'ttlSeconds' | 'expiresAt' | 'fork'> & { readonly closed: boolean }

/** What is stored of a stream that is made now. Throws as `StreamLogs.create` rejects. */
export function newStream(
  creation: StreamCreation,
  source: DurableStreamLog | undefined,
  { appendBytes, now }: { readonly appendBytes: number; readonly now: number },
): { readonly stream: NewStream; readonly change: StreamChange; readonly tail: number } {
  const { path } = creation
  const config = configOf(creation.config, source)
  const fork = creation.fork === undefined || source === undefined ? undefined : forkOf(creation.fork, source)
  assertFits(path, config, source)
  // A copy: what a body was read into may be part of something larger.
  const data = joinBytes([creation.data?.(config) ?? new Uint8Array()])
  if (data.byteLength > appendBytes) throw appendTooLarge(appendBytes)
  const isJson = isJsonType(config.contentType)
  const count = isJson ? checkMessages(path, data) : data.byteLength
  const start = fork?.ancestors.at(-1)?.end ?? 0
  return {
    stream: { id: randomBytes(8).toString('hex'), path, ...config, fork },
    change: {
      segments: toSegments(isJson, { position: start, next: start + count, data }, SEGMENT_BYTES),
      closing: creation.close === true ? { at: now } : undefined,
      endsAt: endOfLife(config, now),
    },
    tail: start + count,
  }
}

/** Throws `stream-conflict` unless what there is is what was asked for. */
export function assertSame(existing: Existing, { config, fork, close }: StreamCreation): void {
  const wanted: StreamConfig = {
    contentType: config.contentType ?? (fork === undefined ? DEFAULT_CONTENT_TYPE : existing.contentType),
    ttlSeconds: config.ttlSeconds ?? (fork === undefined ? undefined : existing.ttlSeconds),
    expiresAt: config.expiresAt ?? (fork === undefined ? undefined : existing.expiresAt),
  }
  const same =
    isSameConfig(existing, wanted) && (close === undefined || close === existing.closed) && isSameFork(existing.fork, fork)
  if (same) return
  const problem = `There is a stream ${existing.path} already, with another content type, lifetime, origin or state`
  throw streamConflict(problem, 'Use it as it is, or another path.')
}

function configOf(given: StreamConfigRequest, source: DurableStreamLog | undefined): StreamConfig {
  const inherits = given.ttlSeconds === undefined && given.expiresAt === undefined
  return {
    contentType: given.contentType ?? source?.config.contentType ?? DEFAULT_CONTENT_TYPE,
    ttlSeconds: given.ttlSeconds ?? (inherits ? source?.config.ttlSeconds : undefined),
    expiresAt: given.expiresAt ?? (inherits ? source?.config.expiresAt : undefined),
  }
}

function forkOf(request: StreamForkRequest, source: DurableStreamLog): StreamFork {
  const { position: offset, id } = request.offset ?? { position: source.tail }
  if (id !== undefined && !source.knows(id, offset)) throw offsetInvalid(`That offset is none of the stream ${source.path}`)
  const end = offset + (request.more ?? 0)
  if (end > source.tail) throw offsetInvalid(`Position ${end} is beyond the end of the stream ${source.path}`)
  const inherited: StreamAncestor[] = (source.fork?.ancestors ?? []).map((ancestor) => ({ ...ancestor, end: Math.min(ancestor.end, end) }))
  return { path: source.path, ancestors: [...inherited, { id: source.id, end }] }
}

/** What a session keeps its own rules for must be what it says, from the first message on. */
function assertFits(path: string, config: StreamConfig, source: DurableStreamLog | undefined): void {
  if (source !== undefined && mediaTypeOf(source.config.contentType) !== mediaTypeOf(config.contentType)) {
    const problem = `The source holds ${source.config.contentType} and the fork is to hold ${config.contentType}`
    throw streamConflict(problem, 'Leave Content-Type out to inherit it.')
  }
  if (!requiresJson(path)) return
  if (!isJsonType(config.contentType)) {
    throw streamConflict(`The stream ${path} holds a session's messages and cannot be ${config.contentType}`, 'Create it as application/json.')
  }
  if (source !== undefined && kindOf(source.path) !== kindOf(path)) {
    throw streamConflict(`What the stream ${source.path} holds is not checked as the messages of ${path} are`, 'Fork it to another path.')
  }
}

function isSameFork(existing: StreamFork | undefined, wanted: StreamForkRequest | undefined): boolean {
  if (existing === undefined || wanted === undefined) return existing === wanted
  const end = existing.ancestors.at(-1)?.end
  return existing.path === wanted.path && (wanted.offset === undefined || wanted.offset.position + (wanted.more ?? 0) === end)
}
