import type { StreamStorage } from './stream-storage.ts'

/** A place in a session's log. Opaque: compare with nothing, hand it back to {@link SessionStorage.compact}. */
export type LogPosition = string

/** What is stored of a session: the document up to a point, and every update committed since. */
export interface StoredSession {
  /** The folded document as a Yjs update (V1), if the log was ever compacted. */
  readonly snapshot: Uint8Array | undefined
  /** Yjs updates (V1) after the snapshot, in the order of their commits. */
  readonly updates: readonly Uint8Array[]
  /** The place of the last of these updates; `undefined` if there are none. */
  readonly position: LogPosition | undefined
  /** Who writes under which Yjs client ids. */
  readonly owners: readonly ClientIdOwner[]
}

/** A Yjs client id in a session and whose it is. */
export interface ClientIdOwner {
  readonly clientId: number
  /** An identity's key (`identityKey`). */
  readonly owner: string
}

/** Who makes something, by identity key, and how many of its kind that one may have made. */
export interface Maker {
  readonly key: string
  readonly limit: number
}

/** A token, by its id, or an identity, by its key, that counts for nothing any more. */
export interface Revocation {
  readonly key: string
  /** From then on it need not be known, because what it is of has ended; `undefined`: for ever. Milliseconds since the Unix epoch. */
  readonly endsAt?: number | undefined
}

/** An agent's process asks for its epoch. */
export interface EpochClaim {
  readonly agentId: string
  /** Random, one a process. */
  readonly instance: string
  /** The epoch that the process held before, when it comes back. */
  readonly epoch?: number | undefined
}

/** The answer: the epoch now held, or, if refused, the higher epoch that another process holds. */
export interface EpochGrant {
  readonly granted: boolean
  readonly epoch: number
}

/**
 * The durable log of every session, the epochs of its agents, and the streams.
 *
 * Every promise resolves only once what it stands for would survive the death of the process and of the machine; calls
 * take effect in the order they were made. A rejected write has left nothing behind. Rejections are `CallboardError`s
 * with the code `storage-unavailable`.
 *
 * Shaped so that a log server can stand behind it (append, ordered positions, replay, trim); a live tail and leases
 * join it when several relays share one store.
 */
export interface SessionStorage {
  /** What that which is committed survives, and all that comes before it. */
  readonly survives: 'client-crash' | 'relay-crash' | 'power-loss'
  /** The streams, in the same store. */
  readonly streams: StreamStorage
  /** Reads a session; `undefined` if it was never stored. */
  load(session: string): Promise<StoredSession | undefined>
  /**
   * Adds updates to the end of a session's log, creating it if needed; the position is that of the last one. `owners` are those of
   * client ids that appear in them for the first time: all is stored, or nothing. An id that has an owner keeps it.
   */
  append(session: string, updates: readonly Uint8Array[], owners?: readonly ClientIdOwner[]): Promise<LogPosition>
  /** Puts `snapshot` in place of everything up to and including `through`, all or nothing. */
  compact(session: string, through: LogPosition, snapshot: Uint8Array): Promise<void>
  /** Decides an agent's epoch and stores it; see `decideEpoch`. */
  claimEpoch(session: string, claim: EpochClaim): Promise<EpochGrant>
  /**
   * The one Yjs client id that `owner` writes under in all its lives: the one stored, or else `candidate`, which is stored with its
   * owner.
   */
  claimClientId(session: string, owner: string, candidate: number): Promise<number>
  /**
   * Stores a session that is not stored yet as made by somebody. Resolves with `false`, and nothing is stored, if that one has made
   * as many as it may; with `true` also if the session was there.
   */
  claimSession(session: string, maker: Maker): Promise<boolean>
  /** What is revoked. What has ended by `now` is removed. */
  revocations(now: number): Promise<readonly Revocation[]>
  /** Stores a revocation, in place of an older one of the same key. */
  revoke(revocation: Revocation): Promise<void>
  /** Takes a revocation back, if there is one. */
  reinstate(key: string): Promise<void>
  /** Proves that a commit works now. */
  check(): Promise<void>
  /** Finishes what was asked and lets go of the store. Calls made afterwards reject. */
  close(): Promise<void>
}
