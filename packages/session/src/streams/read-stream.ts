import { createAlarm, type Alarm } from '../clock/alarm.ts'
import { contextOf } from '../session/inside.ts'
import { perSession } from '../session/per-session.ts'
import type { Session } from '../session/session.ts'
import type { ReadOptions } from './read-options.ts'
import { StreamReader, type StreamStore } from './reader/stream-reader.ts'

export type { StreamStore } from './reader/stream-reader.ts'

/** How long what was read is kept when nobody listens any more. Milliseconds. */
const KEPT_MS = 30_000

/** The same for a stream that has ended and is small, as most messages of a conversation are. Milliseconds. */
const SMALL_KEPT_MS = 5 * 60_000

/** What is small, characters. */
const SMALL = 16 * 1024

/** The readers of one session, shared by those who want the same. */
interface Readers {
  readonly byKey: Map<string, StreamReader>
  readonly alarm: Alarm
}

const readersOf: (session: Session) => Readers = perSession(createReaders)

/**
 * What is in a stream, as a message that grows. It is read while somebody listens, once for all who ask for the same.
 * When the last listener has gone and nobody holds it, what was read is kept for 30 seconds (a small stream that has
 * ended: 5 minutes), so that who comes back in that time goes on from there; then it is let go of. Never throws: see
 * the view's `error`.
 */
export function readStream(session: Session, stream: string, options: ReadOptions = {}): StreamStore {
  const readers = readersOf(session)
  const { from = 'start', window } = options
  const key = JSON.stringify([stream, from === 0 ? 'start' : from, window])
  const known = readers.byKey.get(key)
  if (known !== undefined) return known
  const reader: StreamReader = new StreamReader(session, stream, options, (isWanted) => keep(isWanted))
  const keep = (isWanted: boolean): void => {
    if (!isWanted) return letGoLater()
    readers.alarm.set(key, undefined, () => {})
    // Somebody may have held on to it for longer than it was kept.
    if (!readers.byKey.has(key)) readers.byKey.set(key, reader)
  }
  const letGoLater = (): void => {
    const keptMs = reader.isFinished && reader.size <= SMALL ? SMALL_KEPT_MS : KEPT_MS
    readers.alarm.set(key, contextOf(session).clock.now() + keptMs, () => {
      if (readers.byKey.get(key) === reader) readers.byKey.delete(key)
      reader.reset()
    })
  }
  readers.byKey.set(key, reader)
  letGoLater()
  return reader
}

function createReaders(session: Session): Readers {
  const { clock } = contextOf(session)
  const readers = { byKey: new Map<string, StreamReader>(), alarm: createAlarm(clock, clock.now) }
  const { state } = session.connection
  // A timer would keep a process from ending.
  const endWithSession = (): void => {
    if (state.getSnapshot().status === 'closed') readers.alarm.stop()
  }
  state.subscribe(endWithSession)
  endWithSession()
  return readers
}
