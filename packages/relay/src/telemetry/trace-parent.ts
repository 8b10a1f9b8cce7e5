import type { SpanContext } from '@opentelemetry/api'

/** An id of zeros alone is none. */
const TRACEPARENT = /^([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/

/**
 * Reads a W3C `traceparent`; `undefined` for what is none. Of later versions only what has this form is read, and of the flags
 * whether the trace is sampled.
 */
export function readTraceparent(text: string | undefined): SpanContext | undefined {
  const [, version, traceId = '', spanId = '', flags = ''] = TRACEPARENT.exec(text ?? '') ?? []
  if (version === undefined || version === 'ff') return undefined
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true }
}
