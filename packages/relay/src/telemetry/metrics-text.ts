import { Registry, type Counter } from 'prom-client'
import { counter, DurationHistogram, gauge, setCounter } from './metric-families.ts'
import { processMetrics } from './process-metrics.ts'
import type { KindCounts, RelayCounts } from './relay-counts.ts'
import type { FrameKind } from './telemetry.ts'

const KINDS: readonly FrameKind[] = ['sync', 'awareness', 'stream', 'extension']

/** What a relay has counted, in Prometheus' text form. */
export class MetricsText {
  readonly #registry = new Registry()
  readonly #counts: RelayCounts
  readonly #copyAll: () => void

  constructor(counts: RelayCounts) {
    this.#counts = counts
    this.#durations()
    const copies = [this.#states(), this.#sums(), this.#traffic(), this.#labelled()]
    this.#copyAll = () => copies.forEach((copy) => copy())
  }

  /** The text as of now, with the metrics of the process. */
  async render(): Promise<string> {
    this.#copyAll()
    return `${await this.#registry.metrics()}\n${await processMetrics()}`
  }

  #durations(): void {
    const { commit, fanOut, delivery, append } = this.#counts
    const make = (...[name, help, durations]: readonly [string, string, typeof commit]) => new DurationHistogram(this.#registry, name, help, durations)
    make('commit_seconds', 'How long a commit took, until it was on disk.', commit)
    make('fan_out_seconds', 'From a commit until its last reader was handed the change.', fanOut)
    make('delivery_seconds', 'From the arrival of the oldest write in a commit until its last reader was handed the change.', delivery)
    make('stream_append_seconds', 'How long an append to a stream took, until it was on disk.', append)
  }

  #states(): () => void {
    const make = (name: string, help: string, value: () => number) => gauge(this.#registry, name, help, value)
    const { now, awaited } = this.#counts
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
    const { sum } = this.#counts
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
    const { received, sent } = this.#counts
    const make = (name: string, help: string): Counter => counter(this.#registry, name, help, ['kind'])
    const families: readonly (readonly [Counter, KindCounts])[] = [
      [make('received_messages_total', 'Messages received from WebSockets.'), received.messages],
      [make('received_bytes_total', 'Bytes of messages received from WebSockets.'), received.bytes],
      [make('sent_messages_total', 'Messages handed to WebSockets, one for each socket.'), sent.messages],
      [make('sent_bytes_total', 'Bytes of messages handed to WebSockets.'), sent.bytes],
    ]
    return () => {
      for (const [family, values] of families) setCounter(family, KINDS.map((kind) => [{ kind }, values[kind]]))
    }
  }

  #labelled(): () => void {
    const { refused, ignored } = this.#counts
    const refusals = counter(this.#registry, 'refusals_total', 'What was turned away, by error code and by the rule that did.', ['code', 'rule'])
    const leftOut = counter(this.#registry, 'ignored_total', 'What was left out without turning anybody away.', ['what'])
    return () => {
      setCounter(refusals, [...refused.entries()].map(([key, count]) => {
        const [code = '', rule = ''] = key.split(' ')
        return [{ code, rule }, count]
      }))
      setCounter(leftOut, [...ignored.entries()].map(([what, count]) => [{ what }, count]))
    }
  }
}
