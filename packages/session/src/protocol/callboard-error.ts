import type { ErrorCode } from './error-codes.ts'

const marker = Symbol.for('callboard.error')

/** What a {@link CallboardError} is made of. */
export interface CallboardErrorOptions {
  readonly code: ErrorCode
  /** What happened, why it matters and how to mend it, in whole sentences. */
  readonly message: string
  readonly cause?: unknown
  /** Machine-readable particulars, for example `{ path: ['tasks', 0, 'title'] }`. */
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

/** The one error class of Callboard. Test with {@link CallboardError.is}: it holds across copies of the package. */
export class CallboardError extends Error {
  override readonly name: string = 'CallboardError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>> | undefined;
  readonly [marker] = true

  constructor(options: CallboardErrorOptions) {
    super(`callboard: ${options.message}`, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = options.code
    this.details = options.details
  }

  /** Whether `value` is a Callboard error, and, if `code` is given, one with that code. */
  static is(value: unknown, code?: ErrorCode): value is CallboardError {
    if (typeof value !== 'object' || value === null || !(marker in value)) return false
    return code === undefined || (value as CallboardError).code === code
  }
}

/** A {@link CallboardError} in fewer words. */
export function failure(
  code: ErrorCode,
  message: string,
  details?: Readonly<Record<string, unknown>>,
  cause?: unknown,
): CallboardError {
  return new CallboardError({ code, message, details, cause })
}
