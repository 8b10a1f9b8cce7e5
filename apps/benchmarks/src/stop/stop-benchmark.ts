import type { Benchmark, BenchmarkRow } from '../benchmark.ts'
import { quantile } from '../render/quantile.ts'
import { measureStop } from './measure-stop.ts'

/** How long it takes from a person's "stop" until the work of an agent hears of it. */
export const stopBenchmark: Benchmark = {
  description: 'from a cancel at a client to the abort of the task of one of 50 agents, beside a bare round trip',
  async run({ quick }) {
    const plan = { agents: 50, reportsEveryMs: 2_000, samples: quick ? 40 : 300 }
    const { roundTripsMs, stopsMs } = await measureStop(plan)
    const bare = row('bare WebSocket round trip', roundTripsMs)
    const stop = row('cancel to AbortSignal', stopsMs)
    const times = (field: 'msMedian' | 'msP99'): number => Number((stop[field] / bare[field]).toFixed(2))
    const all = { agents: plan.agents, reportsEveryMs: plan.reportsEveryMs, samples: plan.samples }
    return [
      { ...bare, ...all, timesBareMedian: 1, timesBareP99: 1 },
      { ...stop, ...all, timesBareMedian: times('msMedian'), timesBareP99: times('msP99') },
    ]
  },
}

type Row = BenchmarkRow & Readonly<Record<'msMedian' | 'msP99', number>>

function row(what: string, values: readonly number[]): Row {
  return { what, msMedian: rounded(quantile(values, 0.5)), msP99: rounded(quantile(values, 0.99)) }
}

function rounded(ms: number): number {
  return Number(ms.toFixed(3))
}
