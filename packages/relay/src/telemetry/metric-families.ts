import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

const PREFIX = 'callboard_'

/** Bounds from what a commit in memory takes to what nobody waits for. Seconds. */
export const SECONDS: readonly number[] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

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

export function histogram(registry: Registry, name: string, help: string, bounds: readonly number[]): Histogram {
  return new Histogram({ name: PREFIX + name, help, buckets: [...bounds], registers: [registry] })
}

/** Gives a counter the values that were counted elsewhere. */
export function setCounter(family: Counter, values: readonly (readonly [labels: Labels, value: number])[]): void {
  family.reset()
  for (const [labels, value] of values) family.inc(labels, value)
}
