import type { ClientIdOwner, EpochClaim, EpochGrant, LogPosition, Maker, Revocation, StoredSession } from './session-storage.ts'
import type { PackedAppends } from './packed-appends.ts'
import type { SqliteStreamOperation, SqliteStreamResult } from './sqlite-streams.ts'

/** What the relay's thread asks of the database's thread. */
export type SqliteOperation =
  | { readonly type: 'load'; readonly session: string }
  | { readonly type: 'append'; readonly session: string; readonly updates: readonly Uint8Array[]; readonly owners: readonly ClientIdOwner[] }
  | { readonly type: 'compact'; readonly session: string; readonly through: LogPosition; readonly snapshot: Uint8Array }
  | { readonly type: 'claim-epoch'; readonly session: string; readonly claim: EpochClaim }
  | { readonly type: 'claim-client-id'; readonly session: string; readonly owner: string; readonly candidate: number }
  | { readonly type: 'claim-session'; readonly session: string; readonly maker: Maker }
  | { readonly type: 'revocations'; readonly now: number }
  | { readonly type: 'revoke'; readonly revocation: Revocation }
  | { readonly type: 'reinstate'; readonly key: string }
  | { readonly type: 'check' }
  | SqliteStreamOperation

/** The answer to one operation. */
export type SqliteResult = StoredSession | number | boolean | readonly Revocation[] | LogPosition | EpochGrant | SqliteStreamResult

/** What became of one operation. */
export type SqliteOutcome =
  | { readonly ok: true; readonly result: SqliteResult }
  | { readonly ok: false; readonly reason: string }

/** Operations to run as one transaction, or the request to close. */
export type SqliteRequest =
  | { readonly type: 'batch'; readonly operations: readonly SqliteOperation[] }
  | { readonly type: 'appends'; readonly packed: PackedAppends }
  | { readonly type: 'close' }

/** What the database's thread says: `opened` or `failed` once at the start, then `answered` for every batch, or `appended` if all of it was. */
export type SqliteReply =
  | { readonly type: 'opened' }
  | { readonly type: 'answered'; readonly outcomes: readonly SqliteOutcome[] }
  /** The row of the last update of each append. */
  | { readonly type: 'appended'; readonly rows: readonly number[] }
  | { readonly type: 'failed'; readonly reason: string }
