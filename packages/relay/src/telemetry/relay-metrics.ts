import type { ErrorCode } from '@callboard/session/protocol'
import { AwaitedWork } from './awaited-work.ts'
import type { MetricsText } from './metrics-text.ts'
import { RelayCounts } from './relay-counts.ts'
import type { AppendFigures, CommitFigures, FrameKind, ReadDocument, Telemetry } from './telemetry.ts'

/** The content type of {@link RelayMetrics.expose}. */
export const METRICS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** What a relay counts: each thing that happens is a plain addition, copied into Prometheus' form when that is asked for. */
export class RelayMetrics implements Telemetry {
  readonly #counts: RelayCounts
  #text: Promise<MetricsText> | undefined

  constructor(read: ReadDocument, now: () => number) {
    this.#counts = new RelayCounts(new AwaitedWork(read, now))
  }

  connections(change: 1 | -1): void {
    this.#counts.now.connections += change
    if (change === 1) this.#counts.sum.connections += 1
  }

  sessions(change: 1 | -1, session: string): void {
    this.#counts.now.sessions += change
    if (change === 1) this.#counts.awaited.loaded(session)
    else this.#counts.awaited.unloaded(session)
  }

  received(kind: FrameKind, bytes: number): void {
    this.#counts.received.messages[kind] += 1
    this.#counts.received.bytes[kind] += bytes
  }

  sent(kind: FrameKind, bytes: number, sockets: number): void {
    this.#counts.sent.messages[kind] += sockets
    this.#counts.sent.bytes[kind] += bytes * sockets
  }

  committed(session: string, { waitedMs, commitMs, fanOutMs, updates }: CommitFigures): void {
    const { sum, awaited, commit, fanOut, delivery } = this.#counts
    sum.commits += 1
    sum.updates += updates
    awaited.changed(session)
    commit.add(commitMs / 1_000)
    fanOut.add(fanOutMs / 1_000)
    delivery.add((waitedMs + commitMs + fanOutMs) / 1_000)
  }

  lagging(change: 1 | -1): void {
    this.#counts.now.lagging += change
  }

  refused(code: ErrorCode, rule: string = ''): void {
    this.#counts.refused.add(`${code} ${rule}`, 1)
  }

  ignored(what: string, count: number): void {
    this.#counts.ignored.add(what, count)
  }

  appended({ bytes, tookMs }: AppendFigures): void {
    this.#counts.sum.appends += 1
    this.#counts.sum.appendBytes += bytes
    this.#counts.append.add(tookMs / 1_000)
  }

  channels(change: 1 | -1): void {
    this.#counts.now.channels += change
  }

  /** All of it in Prometheus' text form, with the metrics of the process. */
  async expose(): Promise<string> {
    await this.#counts.awaited.recount()
    // A relay that nobody scrapes does without what makes the text, and none waits for it at its start.
    this.#text ??= import('./metrics-text.ts').then((module) => new module.MetricsText(this.#counts))
    return (await this.#text).render()
  }
}
