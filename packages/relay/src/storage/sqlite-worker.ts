import { parentPort, workerData } from 'node:worker_threads'
import { unpackAppends, type PackedAppends } from './packed-appends.ts'
import { SqliteDatabase } from './sqlite-database.ts'
import type { SqliteOperation, SqliteOutcome, SqliteReply, SqliteRequest } from './sqlite-messages.ts'

/* The database's thread. It imports nothing from outside this folder, so that it runs as it stands in every layout. */

const port = parentPort
if (port === null) throw new Error('sqlite-worker runs as a worker thread')

/** So long after it has opened, the relay serves, and those who come back have not yet. Milliseconds. */
const ROOM_AFTER_MS = 250

function reply(message: SqliteReply, transfer: readonly ArrayBuffer[] = []): void {
  port?.postMessage(message, [...transfer])
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The buffers of what was loaded, which are handed over rather than copied. */
function loadedBuffers(outcomes: readonly SqliteOutcome[]): readonly ArrayBuffer[] {
  return outcomes.flatMap((outcome) => {
    const result = outcome.ok ? outcome.result : undefined
    if (typeof result !== 'object') return []
    if ('segments' in result) return result.segments.map((segment) => segment.data.buffer as ArrayBuffer)
    if (!('updates' in result)) return []
    const parts = result.snapshot === undefined ? result.updates : [result.snapshot, ...result.updates]
    return parts.map((part) => part.buffer as ArrayBuffer)
  })
}

function open(): SqliteDatabase | undefined {
  try {
    const database = new SqliteDatabase((workerData as { file: string }).file)
    reply({ type: 'opened' })
    return database
  } catch (error) {
    reply({ type: 'failed', reason: reasonOf(error) })
    return undefined
  }
}

/** One transaction for all; if it fails, each operation gets its own, so that only those at fault are refused. */
function commit(to: SqliteDatabase, operations: readonly SqliteOperation[]): readonly SqliteOutcome[] {
  try {
    return to.commit(operations).map((result) => ({ ok: true, result }))
  } catch (error) {
    if (operations.length === 1) return [{ ok: false, reason: reasonOf(error) }]
    return operations.flatMap((operation) => commit(to, [operation]))
  }
}

function append(to: SqliteDatabase, packed: PackedAppends): SqliteReply {
  const outcomes = commit(to, unpackAppends(packed))
  const rows = outcomes.map((outcome) => (outcome.ok ? Number(outcome.result) : Number.NaN))
  return rows.some(Number.isNaN) ? { type: 'answered', outcomes } : { type: 'appended', rows }
}

const database = open()
if (database === undefined) port.close()
const room = setTimeout(() => database?.makeRoom(), ROOM_AFTER_MS).unref()

port.on('message', (request: SqliteRequest) => {
  if (database === undefined) return
  if (request.type === 'close') {
    clearTimeout(room)
    database.close()
    port.close()
    return
  }
  if (request.type === 'appends') return reply(append(database, request.packed))
  const outcomes = commit(database, request.operations)
  reply({ type: 'answered', outcomes }, loadedBuffers(outcomes))
})
