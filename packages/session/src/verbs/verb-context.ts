import type { Awareness } from 'y-protocols/awareness'
import type { Connection } from '../connection/connection.ts'
import type { TabDevice } from '../device/device.ts'
import type { SessionDocument } from '../document/session-document.ts'
import { CallboardError } from '../protocol/index.ts'
import type { AppSchema } from '../session/app-schema.ts'
import type { Board } from '../session/board.ts'
import type { Identity } from '../session/identity.ts'

/** What verbs work with: the session from inside. */
export interface VerbContext {
  readonly document: SessionDocument
  readonly awareness: Awareness
  readonly connection: Connection
  readonly identity: Identity
  readonly device: TabDevice
  readonly schema: AppSchema
  readonly board: () => Board
  readonly now: () => number
  readonly isClosed: () => boolean
}

/** Throws unless the session is open and its identity is one of `kinds`. */
export function requireIdentityKind(context: VerbContext, verb: string, kinds: readonly Identity['kind'][]): void {
  if (context.isClosed()) {
    throw new CallboardError({
      code: 'session-closed',
      message: `${verb} came after the session was closed, so nothing was written. Make a new session.`,
    })
  }
  if (kinds.includes(context.identity.kind)) return
  throw new CallboardError({
    code: 'not-permitted',
    message: `${verb} is not for the session of an ${context.identity.kind}, so nothing was written. Open one as ${kinds.join(' or ')}.`,
  })
}

/** Those who may write what everybody shares. */
export const WRITERS = ['person', 'agent'] as const
