import type { CallboardError, Session } from '@callboard/session'
import { carryOver } from './carry-over.ts'
import type { Refusals } from './refusals.ts'

/** How many are kept to be shown. */
const SHOWN = 8

/** So many within {@link WITHIN_MS} are too many: the relay keeps out who is refused again and again. */
const TOO_MANY = 3

const WITHIN_MS = 60_000

/** Errors that are of a copy of the document: another copy may do better. */
const OF_THE_COPY = /^(write-refused|document-(incomplete|replaced))$/

/** Takes over to the next session what the relay did not get of the former one's commands and answers. */
export type CarryOver = (next: Session) => void

/**
 * Notes why a session was closed, if its copy of the document was refused. When the page is to begin anew, gives what
 * takes the session's own over to the next one: not the third time within a minute.
 */
export function noteRefusal(refusals: Refusals, error: CallboardError, session: Session): CarryOver | undefined {
  const { code, message, details } = error
  if (!OF_THE_COPY.test(code)) return undefined
  const at = Date.now()
  const { path, rule } = (details ?? {}) as Partial<Record<'path' | 'rule', string>>
  refusals.times = [...refusals.times, at].filter((time) => time > at - WITHIN_MS)
  refusals.show([...refusals.store.getSnapshot(), { code, path, rule, message, at }].slice(-SHOWN))
  return refusals.times.length < TOO_MANY ? (next) => carryOver(session, next) : undefined
}
