import type { Clock } from '../../clock/clock.ts'
import { LIVENESS_TIMEOUT_MS, parseStreamName } from '../../protocol/index.ts'
import { MemoryStream } from './memory-stream.ts'

/** All streams of one session of a relay in memory, by their name in the session. */
export class MemoryStreams {
  readonly #clock: Clock
  readonly #streams = new Map<string, MemoryStream>()
  readonly #watchers = new Map<string, Set<() => void>>()
  #made = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The names of all streams, in the order in which they were made. */
  names(): readonly string[] {
    return [...this.#streams.keys()]
  }

  find(name: string): MemoryStream | undefined {
    return this.#streams.get(name)
  }

  /** The stream, made if there is none. Throws `stream-name-invalid`. */
  ensure(name: string): MemoryStream {
    const known = this.#streams.get(name)
    if (known !== undefined) return known
    const parsed = parseStreamName(name)
    if (!parsed.ok) throw parsed.error
    this.#made += 1
    const stream = new MemoryStream(`memory${String(this.#made).padStart(10, '0')}`, name, () => this.#clock.now())
    this.#streams.set(name, stream)
    this.#tell(name)
    return stream
  }

  /** Forgets the stream, as a deletion or its expiry does. */
  remove(name: string): void {
    if (this.#streams.delete(name)) this.#tell(name)
  }

  /** Calls `listener` when a stream of this name is made or removed. */
  watch(name: string, listener: () => void): () => void {
    const listeners = this.#watchers.get(name) ?? new Set()
    this.#watchers.set(name, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#watchers.delete(name)
    }
  }

  /** After a restart nobody is known to write; who has not come back within the heartbeat is gone. */
  restart(): void {
    const orphans = [...this.#streams.values()].filter(({ closedAt }) => closedAt === undefined)
    const since = this.#clock.now()
    for (const stream of orphans) stream.setWriter({ state: 'none', since })
    this.#clock.setTimeout(() => {
      for (const stream of orphans) {
        const { writer } = stream.state
        if (writer.state !== 'none' || writer.since !== since) continue
        stream.setWriter({ state: 'gone', since: this.#clock.now(), reason: 'relay-restarted' })
      }
    }, LIVENESS_TIMEOUT_MS)
  }

  #tell(name: string): void {
    for (const listener of [...(this.#watchers.get(name) ?? [])]) listener()
  }
}
