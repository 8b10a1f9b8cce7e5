import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { SECONDS, type DurationCounts } from './duration-counts.ts'

const PREFIX = 'callboard_'

type Labels = Readonly<Record<string, string>>

/** A gauge; the result copies `value` into it. */
export function gauge(registry: Registry, name: string, help: string, value: () => number): () => void {
  const family = new Gauge({ name: PREFIX + name, help, registers: [registry] })
  return () => family.set(value())
}

/** A counter, to be given its values with {@link setCounter}. */
export function counter(registry: Registry, name: string, help: string, labelNames: readonly string[] = []): Counter {
  return new Counter({ name: PREFIX + name, help, labelNames: [...labelNames], registers: [registry] })
}

/** A histogram of durations that are counted elsewhere. */
export class DurationHistogram extends Histogram<'le'> {
  readonly #durations: DurationCounts
  readonly #family: Pick<Exposed, 'name' | 'help'>

  constructor(registry: Registry, name: string, help: string, durations: DurationCounts) {
    const family = { name: PREFIX + name, help }
    super({ ...family, buckets: [...SECONDS], registers: [registry] })
    this.#durations = durations
    this.#family = family
  }

  /** What the registry asks of a histogram for its text; the types do not know it. */
  getForPromString(): Promise<Exposed> {
    const { name } = this.#family
    let count = 0
    const buckets = this.#durations.counts.map((more, index) => {
      count += more
      return { metricName: `${name}_bucket`, labels: { le: SECONDS[index] ?? '+Inf' }, sharedLabels: {}, value: count }
    })
    const sum = { metricName: `${name}_sum`, labels: {}, sharedLabels: {}, value: this.#durations.sum }
    const values = [...buckets, sum, { metricName: `${name}_count`, labels: {}, sharedLabels: {}, value: count }]
    return Promise.resolve({ ...this.#family, type: 'histogram', aggregator: 'sum', values })
  }
}

/** A family with its samples, in the registry's own form. */
interface Exposed {
  readonly name: string
  readonly help: string
  readonly type: string
  readonly aggregator: string
  readonly values: readonly { readonly metricName: string; readonly labels: object; readonly sharedLabels: object; readonly value: number }[]
}

/** Gives a counter the values that were counted elsewhere. */
export function setCounter(family: Counter, values: readonly (readonly [labels: Labels, value: number])[]): void {
  family.reset()
  for (const [labels, value] of values) family.inc(labels, value)
}
