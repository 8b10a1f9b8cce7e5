import type { Benchmark, BenchmarkRow } from '../benchmark.ts'
import { contenders } from './contender/contenders.ts'
import { scenarios } from './scenario/scenarios.ts'

/** Our relay beside its peers, under load. */
export const relayBenchmark: Benchmark = {
  description: 'fan-out, presence, many sessions, joins and slow readers, beside Hocuspocus and @y/websocket-server',
  parts: Object.keys(scenarios),
  contenders: Object.keys(contenders),
  async run({ quick, only = Object.keys(scenarios), among = Object.keys(contenders) }) {
    const chosen = Object.fromEntries(Object.entries(contenders).filter(([name]) => among.includes(name)))
    const rows: BenchmarkRow[] = []
    for (const name of only) {
      rows.push(...((await scenarios[name]?.run({ quick, rounds: quick ? 1 : 3, contenders: chosen })) ?? []))
    }
    return rows
  },
}
