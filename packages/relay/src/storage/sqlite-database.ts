import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { decideEpoch, type EpochHolder } from './decide-epoch.ts'
import type { ClientIdOwner, EpochClaim, EpochGrant, LogPosition, Maker, Revocation, StoredSession } from './session-storage.ts'
import { LAYOUTS } from './sqlite-layout.ts'
import { SqliteStreams } from './sqlite-streams.ts'

/** How long to wait for a relay that is just stopping to let go of the file. Milliseconds. */
const LOCK_WAIT_MS = 2_000

/** So many sessions are found without asking SQLite. */
const KNOWN_SESSIONS = 10_000

/** What became of one piece of work. */
export type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly reason: string }

/**
 * The database itself, synchronous. A commit is in the log and survives the process, and power loss at any moment leaves a whole
 * database; that a commit is in it then too takes a sync of the log after it, which is left to the caller.
 */
export class SqliteDatabase {
  readonly streams: SqliteStreams = new SqliteStreams((sql) => this.#statement(sql))
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  /** Their rows, which stay. */
  readonly #sessions = new Map<string, number>()
  #changes = 0

  /** Opens or creates the file, alone: a second process is refused as long as this one lives. Throws SQLite's errors. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: LOCK_WAIT_MS })
    try {
      this.#database.exec('PRAGMA locking_mode = EXCLUSIVE')
      this.#database.exec('PRAGMA journal_mode = WAL')
      // NORMAL orders log, checkpoints and their syncs, and leaves out nothing but the sync of the log after a commit
      // (https://sqlite.org/pragma.html#pragma_synchronous).
      this.#database.exec('PRAGMA synchronous = NORMAL')
      this.#inTransaction(() => this.#prepareLayout())
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  /**
   * Runs the works in order in one transaction; if it fails, each in one of its own, so that only those at fault leave nothing
   * behind. `changed`: whether there is anything to be synced.
   */
  commit(works: readonly ((database: this) => unknown)[]): { readonly outcomes: readonly Outcome[]; readonly changed: boolean } {
    const outcomes = this.#outcomes(works)
    const before = this.#changes
    this.#changes = Number(this.#get('SELECT total_changes() AS changes')?.['changes'])
    return { outcomes, changed: this.#changes !== before }
  }

  load(session: string): StoredSession | undefined {
    const row = this.#get('SELECT id, snapshot FROM sessions WHERE name = ?', session)
    if (row === undefined) return undefined
    const updates = this.#statement('SELECT id, data FROM updates WHERE session = ? ORDER BY id').all(row['id'] as number)
    const owners = this.#statement('SELECT client_id, owner FROM client_ids WHERE session = ?').all(row['id'] as number)
    const last = updates.at(-1)
    return {
      snapshot: (row['snapshot'] as Uint8Array | null) ?? undefined,
      updates: updates.map((update) => update['data'] as Uint8Array),
      position: last === undefined ? undefined : String(last['id']),
      owners: owners.map((own) => ({ clientId: Number(own['client_id']), owner: String(own['owner']) })),
    }
  }

  append(session: string, updates: readonly Uint8Array[], owners: readonly ClientIdOwner[]): LogPosition {
    const id = this.#makeSession(session)
    for (const { clientId, owner } of owners) this.#own(id, clientId, owner)
    const insert = this.#statement('INSERT INTO updates (session, data) VALUES (?, ?)')
    let position: number | bigint = 0
    for (const update of updates) position = insert.run(id, update).lastInsertRowid
    return String(position)
  }

  compact(session: string, through: LogPosition, snapshot: Uint8Array): void {
    const id = this.#sessionId(session)
    this.#statement('UPDATE sessions SET snapshot = ? WHERE id = ?').run(snapshot, id)
    this.#statement('DELETE FROM updates WHERE session = ? AND id <= ?').run(id, Number(through))
  }

  claimEpoch(session: string, claim: EpochClaim): EpochGrant {
    const row = this.#get('SELECT epoch, instance FROM epochs WHERE session = ? AND agent = ?', session, claim.agentId)
    const grant = decideEpoch(row as EpochHolder | undefined, claim)
    if (grant.granted) {
      this.#statement(
        'INSERT INTO epochs (session, agent, epoch, instance) VALUES (?, ?, ?, ?) ' +
          'ON CONFLICT DO UPDATE SET epoch = excluded.epoch, instance = excluded.instance',
      ).run(session, claim.agentId, grant.epoch, claim.instance)
    }
    return grant
  }

  claimClientId(session: string, owner: string, candidate: number): number {
    const id = this.#makeSession(session)
    this.#statement('INSERT INTO writers (session, owner, client_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(id, owner, candidate)
    const row = this.#statement('SELECT client_id FROM writers WHERE session = ? AND owner = ?').get(id, owner)
    const clientId = Number(row?.['client_id'])
    this.#own(id, clientId, owner)
    return clientId
  }

  claimSession(session: string, { key, limit }: Maker): boolean {
    if (this.#sessions.has(session) || this.#get('SELECT id FROM sessions WHERE name = ?', session) !== undefined) return true
    const made = Number(this.#get('SELECT count(*) AS made FROM sessions WHERE made_by = ?', key)?.['made'])
    if (made >= limit) return false
    this.#statement('INSERT INTO sessions (name, made_by) VALUES (?, ?)').run(session, key)
    return true
  }

  revocations(now: number): readonly Revocation[] {
    this.#statement('DELETE FROM revocations WHERE ends_at <= ?').run(now)
    const rows = this.#statement('SELECT key, ends_at FROM revocations').all()
    return rows.map((row) => ({ key: String(row['key']), endsAt: (row['ends_at'] as number | null) ?? undefined }))
  }

  revoke({ key, endsAt }: Revocation): void {
    this.#statement('INSERT INTO revocations (key, ends_at) VALUES (?, ?) ON CONFLICT DO UPDATE SET ends_at = excluded.ends_at')
      .run(key, endsAt ?? null)
  }

  reinstate(key: string): void {
    this.#statement('DELETE FROM revocations WHERE key = ?').run(key)
  }

  check(): void {
    this.#statement('INSERT INTO checks (id, at) VALUES (1, ?) ON CONFLICT DO UPDATE SET at = excluded.at').run(Date.now())
  }

  close(): void {
    this.#database.close()
  }

  #outcomes(works: readonly ((database: this) => unknown)[]): readonly Outcome[] {
    try {
      return this.#inTransaction(() => works.map((work) => ({ ok: true, result: work(this) })))
    } catch (error) {
      if (works.length === 1) return [{ ok: false, reason: error instanceof Error ? error.message : String(error) }]
      return works.flatMap((work) => this.#outcomes([work]))
    }
  }

  #prepareLayout(): void {
    const version = Number(this.#get('PRAGMA user_version')?.['user_version'])
    if (version > LAYOUTS.length) throw new Error(`its layout has version ${version}, this relay knows ${LAYOUTS.length}`)
    // Where nothing is to be changed nothing is written: a relay starts on a full disk, and shows what there is.
    if (version === LAYOUTS.length) return
    for (const layout of LAYOUTS.slice(version)) this.#database.exec(layout)
    this.#database.exec(`PRAGMA user_version = ${LAYOUTS.length}`)
  }

  #own(session: number, clientId: number, owner: string): void {
    this.#statement('INSERT INTO client_ids (session, client_id, owner) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .run(session, clientId, owner)
  }

  #makeSession(session: string): number {
    const known = this.#sessions.get(session)
    if (known !== undefined) return known
    this.#statement('INSERT INTO sessions (name) VALUES (?) ON CONFLICT DO NOTHING').run(session)
    const id = this.#sessionId(session)
    if (this.#sessions.size >= KNOWN_SESSIONS) this.#sessions.clear()
    this.#sessions.set(session, id)
    return id
  }

  #sessionId(session: string): number {
    return Number(this.#get('SELECT id FROM sessions WHERE name = ?', session)?.['id'])
  }

  #get(sql: string, ...parameters: string[]): Record<string, unknown> | undefined {
    return this.#statement(sql).get(...parameters)
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (statement === undefined) this.#statements.set(sql, (statement = this.#database.prepare(sql)))
    return statement
  }

  #inTransaction<Result>(work: () => Result): Result {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      this.streams.forget()
      this.#sessions.clear()
      throw error
    }
  }
}
