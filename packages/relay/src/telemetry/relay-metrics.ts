import type { ErrorCode } from '@callboard/session/protocol'
import { Registry, type Counter, type Histogram } from 'prom-client'
import { AwaitedWork } from './awaited-work.ts'
import { LabelCounts } from './label-counts.ts'
import { counter, gauge, histogram, setCounter, SECONDS } from './metric-families.ts'
import { processMetrics } from './process-metrics.ts'
import type { AppendFigures, CommitFigures, FrameKind, ReadDocument, Telemetry } from './telemetry.ts'

/** The content type of {@link RelayMetrics.expose}. */
export const METRICS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

const KINDS: readonly FrameKind[] = ['sync', 'awareness', 'stream', 'extension']

const tally = (): Record<FrameKind, number> => ({ sync: 0, awareness: 0, stream: 0, extension: 0 })

/** What a relay counts. What happens with every frame is a plain addition; it is copied into Prometheus' form when that is asked for. */
export class RelayMetrics implements Telemetry {
  readonly #registry = new Registry()
  readonly #awaited: AwaitedWork
  readonly #histograms: ReturnType<typeof histograms>
  readonly #copyAll: () => void
  readonly #now = { connections: 0, sessions: 0, lagging: 0, channels: 0 }
  readonly #sum = { connections: 0, updates: 0, commits: 0, appends: 0, appendBytes: 0 }
  readonly #received = { messages: tally(), bytes: tally() }
  readonly #sent = { messages: tally(), bytes: tally() }
  /** By code and rule, with a space between: neither holds one. */
  readonly #refused = new LabelCounts()
  readonly #ignored = new LabelCounts()

  constructor(read: ReadDocument, now: () => number) {
    this.#awaited = new AwaitedWork(read, now)
    this.#histograms = histograms(this.#registry)
    const copies = [this.#states(), this.#sums(), this.#traffic(), this.#labelled()]
    this.#copyAll = () => copies.forEach((copy) => copy())
  }

  connections(change: 1 | -1): void {
    this.#now.connections += change
    if (change === 1) this.#sum.connections += 1
  }

  sessions(change: 1 | -1, session: string): void {
    this.#now.sessions += change
    if (change === 1) this.#awaited.loaded(session)
    else this.#awaited.unloaded(session)
  }

  received(kind: FrameKind, bytes: number): void {
    this.#received.messages[kind] += 1
    this.#received.bytes[kind] += bytes
  }

  sent(kind: FrameKind, bytes: number, sockets: number): void {
    this.#sent.messages[kind] += sockets
    this.#sent.bytes[kind] += bytes * sockets
  }

  committed(session: string, { waitedMs, commitMs, fanOutMs, updates }: CommitFigures): void {
    this.#sum.commits += 1
    this.#sum.updates += updates
    this.#awaited.changed(session)
    const { commit, fanOut, delivery } = this.#histograms
    commit.observe(commitMs / 1_000)
    fanOut.observe(fanOutMs / 1_000)
    delivery.observe((waitedMs + commitMs + fanOutMs) / 1_000)
  }

  lagging(change: 1 | -1): void {
    this.#now.lagging += change
  }

  refused(code: ErrorCode, rule: string = ''): void {
    this.#refused.add(`${code} ${rule}`, 1)
  }

  ignored(what: string, count: number): void {
    this.#ignored.add(what, count)
  }

  appended({ bytes, tookMs }: AppendFigures): void {
    this.#sum.appends += 1
    this.#sum.appendBytes += bytes
    this.#histograms.append.observe(tookMs / 1_000)
  }

  channels(change: 1 | -1): void {
    this.#now.channels += change
  }

  /** All of it in Prometheus' text form, with the metrics of the process. */
  async expose(): Promise<string> {
    await this.#awaited.recount()
    this.#copyAll()
    return `${await this.#registry.metrics()}\n${await processMetrics()}`
  }

  #states(): () => void {
    const make = (name: string, help: string, value: () => number) => gauge(this.#registry, name, help, value)
    const now = this.#now
    const awaited = this.#awaited
    const gauges = [
      make('connections', 'WebSocket connections that are open.', () => now.connections),
      make('sessions_loaded', 'Sessions whose document is in memory.', () => now.sessions),
      make('lagging_readers', 'Connections that read more slowly than is sent, and will be sent the state instead.', () => now.lagging),
      make('stream_channels', 'Channels of connections to streams that are open, for reading or writing.', () => now.channels),
      make('tasks_running', 'Tasks that agents say are running, in loaded sessions.', () => awaited.total.tasks),
      make('questions_open', 'Questions of agents that nobody has answered, in loaded sessions.', () => awaited.total.questions),
      make('commands_unacknowledged', 'Commands that an addressed agent has not acknowledged, in loaded sessions.', () => awaited.total.commands),
      make('sessions_uncounted', 'Loaded sessions that have changed since their tasks, questions and commands were counted.', () => awaited.uncounted),
    ]
    return () => gauges.forEach((copy) => copy())
  }

  #sums(): () => void {
    const sum = this.#sum
    const make = (name: string, help: string, value: () => number): (() => void) => {
      const family = counter(this.#registry, name, help)
      return () => setCounter(family, [[{}, value()]])
    }
    const counters = [
      make('connections_opened_total', 'WebSocket connections that were opened.', () => sum.connections),
      make('commits_total', 'Commits of session documents to storage.', () => sum.commits),
      make('committed_updates_total', 'Updates of clients in those commits.', () => sum.updates),
      make('stream_appends_total', 'Appends to streams that are on disk.', () => sum.appends),
      make('stream_append_bytes_total', 'Content of those appends, bytes.', () => sum.appendBytes),
    ]
    return () => counters.forEach((copy) => copy())
  }

  #traffic(): () => void {
    const make = (name: string, help: string): Counter => counter(this.#registry, name, help, ['kind'])
    const families = [
      [make('received_messages_total', 'Messages received from WebSockets.'), this.#received.messages],
      [make('received_bytes_total', 'Bytes of messages received from WebSockets.'), this.#received.bytes],
      [make('sent_messages_total', 'Messages handed to WebSockets, one for each socket.'), this.#sent.messages],
      [make('sent_bytes_total', 'Bytes of messages handed to WebSockets.'), this.#sent.bytes],
    ] as const
    return () => {
      for (const [family, values] of families) setCounter(family, KINDS.map((kind) => [{ kind }, values[kind]]))
    }
  }

  #labelled(): () => void {
    const refusals = counter(this.#registry, 'refusals_total', 'What was turned away, by error code and by the rule that did.', ['code', 'rule'])
    const ignored = counter(this.#registry, 'ignored_total', 'What was left out without turning anybody away.', ['what'])
    return () => {
      setCounter(refusals, [...this.#refused.entries()].map(([key, count]) => {
        const [code = '', rule = ''] = key.split(' ')
        return [{ code, rule }, count]
      }))
      setCounter(ignored, [...this.#ignored.entries()].map(([what, count]) => [{ what }, count]))
    }
  }
}

function histograms(registry: Registry): Record<'commit' | 'fanOut' | 'delivery' | 'append', Histogram> {
  return {
    commit: histogram(registry, 'commit_seconds', 'How long a commit took, until it was on disk.', SECONDS),
    fanOut: histogram(registry, 'fan_out_seconds', 'From a commit until its last reader was handed the change.', SECONDS),
    delivery: histogram(registry, 'delivery_seconds', 'From the arrival of the oldest write in a commit until its last reader was handed the change.', SECONDS),
    append: histogram(registry, 'stream_append_seconds', 'How long an append to a stream took, until it was on disk.', SECONDS),
  }
}
