import { LOG_STREAM } from '../protocol/stream-name.ts'
import { logEntrySchema, parseWith, type LogEntry } from '../schema/index.ts'
import type { Session } from '../session/session.ts'
import { subscribeStream } from '../streams/subscribe-stream.ts'

/** How many lines are read at once, from the newest back. */
const PAGE = 200

/**
 * The newest line of the session's log that `isWanted`; `undefined` when there is none. Waits while the link is down;
 * rejects when the session is closed before.
 */
export async function findLogEntry(
  session: Session,
  isWanted: (entry: LogEntry) => boolean,
): Promise<LogEntry | undefined> {
  let to: number | undefined
  do {
    const page = await readLogPage(session, to)
    const found = page.entries.findLast(isWanted)
    if (found !== undefined) return found
    to = page.start
  } while (to > 0)
  return undefined
}

interface LogPage {
  readonly entries: readonly LogEntry[]
  readonly start: number
}

/** The lines before `to`, or the newest as the log stands now. */
function readLogPage(session: Session, to: number | undefined): Promise<LogPage> {
  return new Promise((resolve, reject) => {
    const entries: LogEntry[] = []
    let start: number | undefined
    let next = 0
    const end = (): void => {
      unsubscribe()
      resolve({ entries, start: start ?? 0 })
    }
    const range = to === undefined ? { from: 0, last: PAGE } : { from: Math.max(to - PAGE, 0), to }
    const unsubscribe = subscribeStream(
      session,
      { stream: LOG_STREAM, ...range },
      {
        onReading: (from) => {
          // From the start again: the log was deleted meanwhile.
          if (start === undefined || from < next) {
            entries.length = 0
            start = from
          }
          next = from
        },
        onMessages: (messages, position) => {
          next = position + messages.length
          for (const message of messages) {
            const parsed = parseWith(logEntrySchema, message)
            if (parsed.ok) entries.push(parsed.value)
          }
          if (tail !== undefined && next >= tail) end()
        },
        onState: (state) => {
          tail ??= Math.min(state.tail, to ?? Infinity)
          if (next >= tail) end()
        },
        onLost: () => undefined,
        onEnded: end,
        onError: (error) => {
          unsubscribe()
          reject(error)
        },
      },
    )
    let tail: number | undefined
  })
}
