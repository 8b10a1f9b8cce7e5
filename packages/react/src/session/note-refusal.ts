import type { CallboardError } from '@callboard/session'
import type { Refusals } from './refusals.ts'

/** How many are kept to be shown. */
const SHOWN = 8

/** So many within {@link WITHIN_MS} are too many: the relay keeps out who is refused again and again. */
const TOO_MANY = 3

const WITHIN_MS = 60_000

/** Errors that are of a copy of the document: another copy may do better. */
const OF_THE_COPY = /^(write-refused|document-(incomplete|replaced))$/

/**
 * Notes why a session was closed, if its copy of the document was refused. Tells whether to begin anew: not the third time
 * within a minute.
 */
export function noteRefusal(refusals: Refusals, { code, message, details }: CallboardError): boolean {
  if (!OF_THE_COPY.test(code)) return false
  const at = Date.now()
  const { path, rule } = (details ?? {}) as Partial<Record<'path' | 'rule', string>>
  refusals.times = [...refusals.times, at].filter((time) => time > at - WITHIN_MS)
  refusals.show([...refusals.store.getSnapshot(), { code, path, rule, message, at }].slice(-SHOWN))
  return refusals.times.length < TOO_MANY
}
