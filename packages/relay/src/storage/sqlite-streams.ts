import type { StatementSync } from 'node:sqlite'
import type { Producer } from '../streams/stream-log.ts'
import type { Maker } from './session-storage.ts'
import { joinBytes, planRuns } from './join-segments.ts'
import { LOADED_PRODUCERS } from './stream-storage.ts'
import type {
  NewStream,
  SegmentRange,
  StoredStream,
  StreamChange,
  StreamClosing,
  StreamFork,
  StreamSegment,
} from './stream-storage.ts'

type Row = Record<string, unknown>

const NUMBERS_KEPT = 10_000

const SEGMENTS_FROM =
  'stream = ?1 AND position >= ifnull((SELECT max(position) FROM segments WHERE stream = ?1 AND position <= ?2), 0)'

/** The tables of streams. Runs within the transactions of `SqliteDatabase`. */
export class SqliteStreams {
  readonly #statement: (sql: string) => StatementSync
  /** The number of a stream never changes, and asking for it at every commit would cost a look-up. */
  readonly #numbers = new Map<string, number>()

  constructor(statement: (sql: string) => StatementSync) {
    this.#statement = statement
  }

  /** A transaction was undone: what it had numbered is not there. */
  forget(): void {
    this.#numbers.clear()
  }

  load(path: string): StoredStream | undefined {
    const row = this.#statement('SELECT * FROM streams WHERE path = ?').get(path)
    if (row === undefined) return undefined
    const number = row['number'] as number
    const size = this.#statement(
      'SELECT max(position + count) AS tail, ifnull(sum(length(data)), 0) AS bytes FROM segments WHERE stream = ?',
    ).get(number)
    const fork = parsed<StreamFork>(row['fork'])
    const producers = this.#statement('SELECT id, epoch, seq FROM producers WHERE stream = ? LIMIT ?').all(number, LOADED_PRODUCERS + 1) as unknown as Producer[]
    return {
      id: row['id'] as string,
      path,
      contentType: row['content_type'] as string,
      ttlSeconds: given<number>(row['ttl_seconds']),
      expiresAt: given<string>(row['expires_at']),
      fork,
      tail: given<number>(size?.['tail']) ?? fork?.ancestors.at(-1)?.end ?? 0,
      bytes: size?.['bytes'] as number,
      producers: producers.slice(0, LOADED_PRODUCERS),
      hasMoreProducers: producers.length > LOADED_PRODUCERS,
      streamSeq: given<string>(row['stream_seq']),
      closing: closingOf(row),
      endsAt: given<number>(row['ends_at']),
      deleted: row['deleted'] === 1,
      madeBy: given<string>(row['made_by']),
    }
  }

  bytesMadeBy(maker: string, leftOut: readonly string[]): number {
    const row = this.#statement(
      'SELECT ifnull(sum(length(data)), 0) AS bytes FROM streams JOIN segments ON stream = number ' +
        'WHERE made_by = ? AND substr(path, instr(path, \'/\') + 1) NOT IN (SELECT value FROM json_each(?))',
    ).get(maker, JSON.stringify(leftOut))
    return row?.['bytes'] as number
  }

  create(stream: NewStream, change: StreamChange, maker: Maker | undefined): boolean {
    if (maker !== undefined) {
      const made = this.#statement('SELECT count(*) AS made FROM streams WHERE made_by = ?').get(maker.key)?.['made'] as number
      if (made >= maker.limit) return false
    }
    const { id, path, contentType, ttlSeconds, expiresAt, fork } = stream
    const source = fork?.ancestors.at(-1)
    const sourceNumber = source === undefined ? null : this.#numberOf(source.id)
    const { lastInsertRowid } = this.#statement(
      'INSERT INTO streams (id, path, content_type, ttl_seconds, expires_at, fork, source, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      id, path, contentType, ttlSeconds ?? null, expiresAt ?? null, fork === undefined ? null : JSON.stringify(fork), sourceNumber, maker?.key ?? null,
    )
    if (sourceNumber !== null) this.#statement('UPDATE streams SET forks = forks + 1 WHERE number = ?').run(sourceNumber)
    this.#append(Number(lastInsertRowid), change)
    return true
  }

  producer(id: string, producerId: string): Producer | undefined {
    return this.#statement('SELECT id, epoch, seq FROM producers WHERE stream = ? AND id = ?').get(this.#numberOf(id), producerId) as unknown as Producer | undefined
  }

  append(id: string, change: StreamChange): void {
    this.#append(this.#numberOf(id), change)
  }

  #append(number: number, change: StreamChange): void {
    const { segments = [], producers = [], streamSeq, closing, endsAt } = change
    for (const segment of segments) {
      this.#statement('INSERT INTO segments (stream, position, count, data) VALUES (?, ?, ?, ?)')
        .run(number, segment.position, segment.count, segment.data)
    }
    for (const { id, epoch, seq } of producers) {
      this.#statement(
        'INSERT INTO producers (stream, id, epoch, seq) VALUES (?, ?, ?, ?) ' +
          'ON CONFLICT DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq',
      ).run(number, id, epoch, seq)
    }
    if (streamSeq !== undefined) this.#statement('UPDATE streams SET stream_seq = ? WHERE number = ?').run(streamSeq, number)
    if (endsAt !== undefined) this.#statement('UPDATE streams SET ends_at = ? WHERE number = ?').run(endsAt, number)
    if (closing !== undefined) {
      const by = closing.by === undefined ? null : JSON.stringify(closing.by)
      this.#statement('UPDATE streams SET closed_at = ?, closed_by = ? WHERE number = ?').run(closing.at, by, number)
    }
  }

  read(id: string, range: SegmentRange): readonly StreamSegment[] {
    const segments: StreamSegment[] = []
    let bytes = 0
    const rows = this.#statement(
      `SELECT position, count, data FROM segments WHERE ${SEGMENTS_FROM} AND position < ?3 ORDER BY position`,
    ).iterate(this.#numberOf(id), range.from, range.to)
    for (const row of rows) {
      const segment = row as unknown as StreamSegment
      if (segment.position + segment.count <= range.from) continue
      segments.push({ position: segment.position, count: segment.count, data: segment.data })
      bytes += segment.data.byteLength
      if (bytes >= range.maxBytes) break
    }
    return segments
  }

  compact(id: string, from: number, segmentBytes: number): number {
    const number = this.#numberOf(id)
    const sizes = this.#statement(
      `SELECT position, length(data) AS bytes FROM segments WHERE ${SEGMENTS_FROM} ORDER BY position`,
    ).all(number, from) as unknown as { position: number; bytes: number }[]
    const { runs, next } = planRuns(sizes, segmentBytes)
    for (const { position, last } of runs) {
      const rows = this.#statement(
        'SELECT count, data FROM segments WHERE stream = ? AND position BETWEEN ? AND ? ORDER BY position',
      ).all(number, position, last) as unknown as { count: number; data: Uint8Array }[]
      this.#statement('DELETE FROM segments WHERE stream = ? AND position > ? AND position <= ?').run(number, position, last)
      this.#statement('UPDATE segments SET count = ?, data = ? WHERE stream = ? AND position = ?')
        .run(rows.reduce((sum, row) => sum + row.count, 0), joinBytes(rows.map((row) => row.data)), number, position)
    }
    return Math.max(from, next)
  }

  remove(id: string): readonly string[] {
    const free: string[] = []
    let row = this.#statement('SELECT number, id, path, source, forks FROM streams WHERE id = ?').get(id)
    while (row !== undefined) {
      const number = row['number'] as number
      if ((row['forks'] as number) > 0) {
        this.#statement('UPDATE streams SET deleted = 1 WHERE number = ?').run(number)
        break
      }
      for (const table of ['segments', 'producers']) this.#statement(`DELETE FROM ${table} WHERE stream = ?`).run(number)
      this.#statement('DELETE FROM streams WHERE number = ?').run(number)
      // The number is free for another stream.
      this.#numbers.delete(row['id'] as string)
      free.push(row['path'] as string)
      const source = row['source'] as number | null
      if (source === null) break
      this.#statement('UPDATE streams SET forks = forks - 1 WHERE number = ?').run(source)
      row = this.#statement('SELECT number, id, path, source, forks FROM streams WHERE number = ? AND deleted = 1').get(source)
    }
    return free
  }

  due(now: number, closedBefore: number, limit: number): readonly string[] {
    const rows = this.#statement(
      'SELECT path FROM streams WHERE deleted = 0 AND ends_at <= ?1 ' +
        'UNION SELECT path FROM streams WHERE deleted = 0 AND closed_at < ?2 LIMIT ?3',
    ).all(now, closedBefore, limit)
    return rows.map((row) => row['path'] as string)
  }

  #numberOf(id: string): number {
    let number = this.#numbers.get(id)
    if (number === undefined) {
      number = this.#statement('SELECT number FROM streams WHERE id = ?').get(id)?.['number'] as number | undefined
      if (number === undefined) throw new Error(`there is no stream ${id}`)
      if (this.#numbers.size >= NUMBERS_KEPT) this.#numbers.clear()
      this.#numbers.set(id, number)
    }
    return number
  }
}

function given<Value>(value: unknown): Value | undefined {
  return (value as Value | null) ?? undefined
}

function parsed<Value>(text: unknown): Value | undefined {
  return typeof text === 'string' ? (JSON.parse(text) as Value) : undefined
}

function closingOf(row: Row): StreamClosing | undefined {
  const at = given<number>(row['closed_at'])
  return at === undefined ? undefined : { at, by: parsed<Producer>(row['closed_by']) }
}
