import type { Awareness } from 'y-protocols/awareness'
import type { Clock } from '../clock/clock.ts'
import type { Connection } from '../connection/connection.ts'
import type { SessionDocument } from '../document/session-document.ts'
import { failure } from '../protocol/callboard-error.ts'
import { formatPath, matchesPath, type DocumentPath } from '../protocol/path-pattern.ts'
import type { AppSchema } from '../session/app-schema.ts'
import type { Board } from '../session/board.ts'
import type { Identity } from '../session/identity.ts'

/** What verbs work with: the session from inside. */
export interface VerbContext {
  readonly document: SessionDocument
  readonly awareness: Awareness
  readonly connection: Connection
  readonly identity: Identity
  /** A person's. */
  readonly device: string | undefined
  readonly schema: AppSchema
  readonly board: () => Board
  readonly clock: Clock
  readonly now: () => number
  readonly isClosed: () => boolean
  /** Opens the connection; once. */
  readonly connect: () => void
}

/** Throws unless the session is open and its identity is one of `kinds`. */
export function requireIdentityKind({ isClosed, identity }: VerbContext, kinds: readonly Identity['kind'][]): void {
  if (isClosed()) {
    throw failure('session-closed', 'The session is closed, so nothing was written. Make a new session.')
  }
  if (kinds.includes(identity.kind)) return
  const message = `An ${identity.kind} may not, so nothing was written. Be ${kinds.join(' or ')}.`
  throw failure('not-permitted', message)
}

/** Whether the relay will take a write there, as far as it has said. */
export function mayWrite({ connection }: Pick<VerbContext, 'connection'>, path: DocumentPath): boolean {
  return connection.state.getSnapshot().writes?.some((pattern) => matchesPath(pattern, path)) ?? true
}

/** Throws `write-refused` where the relay would: before anything is written, and so without losing the connection. */
export function requireWritable(context: VerbContext, ...path: string[]): void {
  if (mayWrite(context, path)) return
  const place = formatPath(path)
  const message = `This token may not write to ${place}, so nothing was written. Get another.`
  throw failure('write-refused', message, { path: place, rule: 'out-of-scope' })
}

/** Those who may write what everybody shares. */
export const WRITERS = ['person', 'agent'] as const
