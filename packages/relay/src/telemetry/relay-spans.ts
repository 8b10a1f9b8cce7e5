import type { Attributes, SpanContext, TimeInput, Tracer } from '@opentelemetry/api'
import { readTraceparent } from './trace-parent.ts'
import type { AppendFigures, CommitFigures, Telemetry } from './telemetry.ts'

type Api = typeof import('@opentelemetry/api')

/** Of one commit no more traces are followed: each costs two spans. */
const MOST_TRACES = 32

interface Interval {
  readonly start: TimeInput
  readonly end: TimeInput
}

/**
 * Makes OpenTelemetry spans of what carries a trace context, by the API alone: `callboard.commit` with `callboard.deliver`
 * inside it for writes to the document, `callboard.append` for appends to streams. They hold no content. Without an SDK they
 * go nowhere. The API is loaded with the first trace context; spans have their times from what they tell of, not from when they are made.
 */
export class RelaySpans implements Pick<Telemetry, 'committed' | 'appended'> {
  #maker: SpanMaker | undefined
  #loading: Promise<SpanMaker | undefined> | undefined

  committed(session: string, { traces, commitMs, fanOutMs, updates, readers }: CommitFigures): void {
    if (traces.length === 0) return
    const end = Date.now()
    const sent = { start: end - fanOutMs, end }
    const stored = { start: sent.start - commitMs, end: sent.start }
    for (const traceparent of new Set(traces.slice(0, MOST_TRACES))) {
      const parent = readTraceparent(traceparent)
      if (parent === undefined) continue
      this.#make((maker) => {
        // A delivery is no part of the commit, but follows from it and from nothing else.
        const commit = maker.span('callboard.commit', parent, stored, { 'callboard.session': session, 'callboard.updates': updates })
        maker.span('callboard.deliver', commit, sent, { 'callboard.session': session, 'callboard.readers': readers })
      })
    }
  }

  appended({ trace: traceparent, bytes, tookMs }: AppendFigures): void {
    const parent = readTraceparent(traceparent)
    if (parent === undefined) return
    const end = Date.now()
    this.#make((maker) => void maker.span('callboard.append', parent, { start: end - tookMs, end }, { 'callboard.bytes': bytes }))
  }

  #make(spans: (maker: SpanMaker) => void): void {
    if (this.#maker !== undefined) return spans(this.#maker)
    this.#loading ??= import('@opentelemetry/api').then((api) => (this.#maker = new SpanMaker(api)), () => undefined)
    void this.#loading.then((maker) => maker && spans(maker))
  }
}

class SpanMaker {
  readonly #api: Api
  /** Looked up at each use, so that an SDK that comes after the relay is found. */
  readonly #tracer: Tracer

  constructor(api: Api) {
    this.#api = api
    this.#tracer = api.trace.getTracer('@callboard/relay')
  }

  span(name: string, parent: SpanContext, { start, end }: Interval, attributes: Attributes): SpanContext {
    const { ROOT_CONTEXT, trace } = this.#api
    const span = this.#tracer.startSpan(name, { startTime: start, attributes }, trace.setSpanContext(ROOT_CONTEXT, parent))
    span.end(end)
    return span.spanContext()
  }
}
