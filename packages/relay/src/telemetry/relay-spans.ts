import { ROOT_CONTEXT, trace, type Attributes, type SpanContext, type TimeInput } from '@opentelemetry/api'
import { readTraceparent } from './trace-parent.ts'
import type { AppendFigures, CommitFigures, Telemetry } from './telemetry.ts'

/** Of one commit no more traces are followed: each costs two spans. */
const MOST_TRACES = 32

/**
 * Makes OpenTelemetry spans of what carries a trace context, by the API alone: `callboard.commit` with `callboard.deliver`
 * inside it for writes to the document, `callboard.append` for appends to streams. They hold no content. Without an SDK they
 * go nowhere.
 */
export class RelaySpans implements Pick<Telemetry, 'committed' | 'appended'> {
  /** Looked up at each use, so that an SDK that comes after the relay is found. */
  readonly #tracer = trace.getTracer('@callboard/relay')

  committed(session: string, { traces, commitMs, fanOutMs, updates, readers }: CommitFigures): void {
    if (traces.length === 0) return
    const end = Date.now()
    const sent = { start: end - fanOutMs, end }
    const stored = { start: sent.start - commitMs, end: sent.start }
    for (const traceparent of new Set(traces.slice(0, MOST_TRACES))) {
      const parent = readTraceparent(traceparent)
      if (parent === undefined) continue
      // A delivery is no part of the commit, but follows from it and from nothing else.
      const commit = this.#span('callboard.commit', parent, stored, { 'callboard.session': session, 'callboard.updates': updates })
      this.#span('callboard.deliver', commit, sent, { 'callboard.session': session, 'callboard.readers': readers })
    }
  }

  appended({ trace: traceparent, bytes, tookMs }: AppendFigures): void {
    const parent = readTraceparent(traceparent)
    if (parent === undefined) return
    const end = Date.now()
    this.#span('callboard.append', parent, { start: end - tookMs, end }, { 'callboard.bytes': bytes })
  }

  #span(name: string, parent: SpanContext, { start, end }: { start: TimeInput; end: TimeInput }, attributes: Attributes): SpanContext {
    const span = this.#tracer.startSpan(name, { startTime: start, attributes }, trace.setSpanContext(ROOT_CONTEXT, parent))
    span.end(end)
    return span.spanContext()
  }
}
