import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { CallboardError } from '../protocol/index.ts'
import type { AuthorsMessage, Command, Principal, UrgentMessage } from '../schema/index.ts'
import type { Store } from '../store/store.ts'
import type { StreamLink } from './stream-link.ts'

/** What an acknowledged write survives. */
export type Survival = 'nothing' | 'client-crash' | 'relay-crash' | 'power-loss'

/** What is known of the link to the relay. Immutable. */
export interface ConnectionState {
  /** `closed` is final: closed from this side, or refused by the relay (see `error`). */
  readonly status: 'connecting' | 'connected' | 'reconnecting' | 'closed'
  /** When `status` last changed, local milliseconds. */
  readonly since: number
  /** 0 once connected; while trying, the number of the try, from 1. */
  readonly attempt: number
  /** When the next try begins, local milliseconds. */
  readonly retryAt?: number | undefined
  /** Whether this connection has done its first sync. */
  readonly synced: boolean
  /** Whether the document was ever received whole: from then on what is shown is real, if perhaps old. */
  readonly everSynced: boolean
  /** Whether the relay has everything of ours on disk. `unknown`: the server does not acknowledge. */
  readonly saving: 'saved' | 'saving' | 'unknown'
  /**
   * What a write survives that is `saved`, and all that is named before it: the end of this page, of the relay's process,
   * of power at the relay's machine. `nothing`: no relay has promised any of it.
   */
  readonly survives: Survival
  /** Who the relay takes this client for; absent where it asks nobody for a token. */
  readonly principal?: Principal | undefined
  /** Where the relay lets this client write, as patterns of paths; absent: everywhere, or not known yet. */
  readonly writes?: readonly string[] | undefined
  readonly error?: CallboardError | undefined
}

/** What a connection carries: made by the session, handed over once. */
export interface ConnectionPeer {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Set for an agent: the relay gives it an epoch. */
  readonly agentId?: string | undefined
  /** Random, one a process or page. */
  readonly instance: string
}

/** The way of commands that act before they are durable. Nothing is promised of it: each stands in the document too. */
export interface UrgentLink {
  /** Sends a command ahead, if that can be now. */
  send(command: Command): void
  /** Has `listener` called with each command that comes ahead; one at a time. The result ends it. */
  listen(listener: (message: UrgentMessage) => void): () => void
}

/** The way to ask who writes under which Yjs client ids. */
export interface AuthorsLink {
  /** Asks, if that can be now; tells whether it could. At most 256 ids at once. */
  ask(clientIds: readonly number[]): boolean
  /** Has `listener` called with each answer; one at a time. The result ends it. */
  listen(listener: (message: AuthorsMessage) => void): () => void
}

/** The transport of one session. */
export interface Connection {
  /** Which session of which server it leads to; what a page remembers of the session is kept by it. @default nothing is */
  readonly address?: string | undefined
  readonly state: Store<ConnectionState>
  /** For an agent: the epoch that the relay gave it. */
  readonly epoch: Store<number | undefined>
  /** The way of the streams. Transports of your own may do without; then streams give `not-permitted`. */
  readonly streams?: StreamLink | undefined
  /** The short way of commands. Transports of your own may do without. */
  readonly urgent?: UrgentLink | undefined
  /** Who wrote what. Transports of your own may do without; then nobody is known. */
  readonly authors?: AuthorsLink | undefined
  /** Relay clock minus local clock, milliseconds; 0 while unknown. */
  clockOffsetMs(): number
  /** Starts to connect; once. */
  open(peer: ConnectionPeer): void
  /** Resolves after the first sync; rejects with a {@link CallboardError} when closed for good before it. */
  whenSynced(): Promise<void>
  /**
   * Resolves when all that was written so far is acknowledged as durable; against a server without acknowledgements,
   * when it is sent.
   */
  whenSaved(): Promise<void>
  /** Closes for good. Idempotent. */
  close(): Promise<void>
}
