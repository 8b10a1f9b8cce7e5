import * as Y from 'yjs'
import { systemClock, type Clock } from '../clock/clock.ts'
import type { Connection } from '../connection/connection.ts'
import { tabDevice } from '../device/device.ts'
import { randomId } from '../document/random-id.ts'
import { openDocument } from '../document/session-document.ts'
import type { GivenCommand } from '../people/people.ts'
import { announcePresence } from '../presence/own-presence.ts'
import { createAwareness, startUpkeep } from '../presence/session-awareness.ts'
import { sendCommand } from '../verbs/send-command.ts'
import { removeEntry, setEntry } from '../verbs/set-entry.ts'
import { sharedType } from '../verbs/shared-type.ts'
import type { VerbContext } from '../verbs/verb-context.ts'
import type { AppSchema } from './app-schema.ts'
import { createBoard } from './board.ts'
import { requireIdentity, type Identity } from './identity.ts'
import { contextOf, inside } from './inside.ts'
import type { Session } from './session.ts'

/** Options of {@link createSession}. */
export interface SessionOptions {
  /** The transport, not opened yet: `websocketConnection(…)`, or one of a relay in memory. */
  readonly connection: Connection
  readonly identity: Identity
  /** What the app keeps in selections and config. @default anything that is JSON */
  readonly schema?: AppSchema | undefined
  /** @default the machine's */
  readonly clock?: Clock | undefined
  /** Whether to connect only at {@link connectSession}: until then the session is memory and nothing else. @default false */
  readonly isDeferred?: boolean | undefined
}

/**
 * Opens a session: makes its document, connects, and keeps stores of what is on the board. Does not wait for the first
 * sync; see `whenSynced`. Throws `option-invalid` for an identity that others could not read.
 *
 * @example
 * const session = createSession({
 *   connection: websocketConnection({ url: 'ws://127.0.0.1:4455', session: 'trip' }),
 *   identity: { kind: 'person', id: 'ada', name: 'Ada' },
 * })
 */
export function createSession(options: SessionOptions): Session {
  const { connection, identity, schema = {}, clock = systemClock, isDeferred } = options
  requireIdentity(identity)
  const doc = new Y.Doc()
  const awareness = createAwareness(doc)
  const now = (): number => clock.now() + connection.clockOffsetMs()
  const device = identity.kind === 'person' ? (identity.device ?? tabDevice()) : undefined
  const agentId = identity.kind === 'agent' ? identity.id : undefined
  let closing: Promise<void> | undefined
  const context: VerbContext = {
    document: openDocument(doc),
    awareness,
    connection,
    identity,
    device,
    schema,
    clock,
    now,
    board: () => board,
    isClosed: () => closing !== undefined,
    connect: () => connection.open({ doc, awareness, agentId, instance: randomId() }),
  }
  const onSettled = (given: GivenCommand): void => {
    // A moment later, because it is told in the middle of a change; and loaded then, because most pages give no commands.
    import('../verbs/withdraw-command.ts').then(
      ({ withdrawCommand }) => withdrawCommand(context, given),
      // Where it cannot be had the command stands, settled, until another page of this person takes it back.
      () => {},
    )
  }
  const board = createBoard({ ...context, onSettled })
  const { leave, ...presence } = announcePresence(context)
  const stopWatching = connection.state.subscribe(() => {
    if (connection.state.getSnapshot().status !== 'connected') return
    stopWatching()
    startUpkeep(awareness)
  })
  if (!isDeferred) context.connect()

  const close = async (): Promise<void> => {
    leave()
    await connection.close()
    stopWatching()
    board.stop()
    awareness.destroy()
  }
  return {
    [inside]: context,
    doc,
    awareness,
    identity,
    connection,
    now,
    ...board.stores,
    sharedType: (name, type) => sharedType(context, name, type),
    setSelection: (key, value) => setEntry(context, 'selections', key, value),
    removeSelection: (key) => removeEntry(context, 'selections', key),
    setConfig: (key, value) => setEntry(context, 'config', key, value),
    removeConfig: (key) => removeEntry(context, 'config', key),
    sendCommand: (command) => sendCommand(context, command),
    ...presence,
    whenSynced: () => connection.whenSynced(),
    whenSaved: () => connection.whenSaved(),
    close: () => (closing ??= close()),
  }
}

/** Connects a session that was made with `isDeferred`; once. */
export function connectSession(session: Session): void {
  contextOf(session).connect()
}
