import { context, isSpanContextValid, trace, TraceFlags } from '@opentelemetry/api'

/** The W3C `traceparent` of the span that is active now; `undefined` if none is, or if it is not sampled. */
export function activeTraceparent(): string | undefined {
  const span = trace.getSpanContext(context.active())
  if (span === undefined || !isSpanContextValid(span) || (span.traceFlags & TraceFlags.SAMPLED) === 0) return undefined
  return `00-${span.traceId}-${span.spanId}-01`
}
