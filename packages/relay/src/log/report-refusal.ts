import type { CallboardError, ErrorCode } from '@callboard/session/protocol'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { describeError } from './describe-error.ts'
import type { LogFields, Logger } from './logger.ts'
import { pathForLog } from './path-for-log.ts'

/** To whom it is reported that somebody was turned away. */
export interface RefusalObserver {
  readonly logger: Logger
  readonly telemetry: Telemetry
}

/** What has to do with who somebody is and what they may; the rest of what can be wrong with a request is its own affair. */
const OF_RIGHTS: ReadonlySet<ErrorCode> = new Set([
  'token-missing',
  'token-invalid',
  'token-expired',
  'session-forbidden',
  'origin-forbidden',
  'not-permitted',
  'write-refused',
  'presence-refused',
  'producer-fenced',
  'rate-limited',
  'relay-full',
  'stream-full',
  'identity-unavailable',
])

/** Counts a refusal, and logs who it was and why; `fields` say who. */
export function reportRefusal({ logger, telemetry }: RefusalObserver, error: CallboardError, fields: LogFields, message: string): void {
  const { code, cause, details = {} } = error
  const rule = typeof details['rule'] === 'string' ? details['rule'] : undefined
  const reason = cause === undefined ? undefined : describeError(cause)
  logger.warn({ ...fields, code, rule, path: pathForLog(details['path']), reason }, message)
  telemetry.refused(code, rule)
}

/** The same for a request or a channel that failed, if it was for a want of rights. */
export function reportIfRefused(observer: RefusalObserver, error: CallboardError, fields: LogFields, message: string): void {
  if (OF_RIGHTS.has(error.code)) reportRefusal(observer, error, fields, message)
}
