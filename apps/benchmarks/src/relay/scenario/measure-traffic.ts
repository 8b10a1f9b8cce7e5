import type { BenchmarkRow } from '../../benchmark.ts'
import { quantile } from '../../render/quantile.ts'
import type { Contender } from '../contender/contenders.ts'
import type { Traffic, TrafficRequest, TrafficResult } from '../load/request.ts'
import { cpuPercent, MEBIBYTE, startLoad, startServer } from '../running-server.ts'
import { inTurns } from '../turns.ts'
import type { ScenarioOptions } from './scenario.ts'
import { inTemporaryFolder } from './temporary.ts'

/** What one round of a contender came to. */
interface TrafficRound extends TrafficResult {
  readonly serverCpuPercent: number
  readonly serverRssPeakMb: number
}

/** Puts a load on each contender in turns; a row each, of medians. */
export async function measureTraffic(
  named: Readonly<Record<string, string | number>>,
  traffic: Traffic,
  { rounds, contenders }: Pick<ScenarioOptions, 'rounds' | 'contenders'>,
): Promise<readonly BenchmarkRow[]> {
  const results = await inTurns(contenders, rounds, (contender) => measureRound(contender, traffic))
  return results.map(({ name, contender, measured }) => ({ ...named, ...row(name, contender, measured) }))
}

function measureRound(contender: Contender, traffic: Traffic): Promise<TrafficRound> {
  return inTemporaryFolder(async (data) => {
    const server = await startServer(contender, data)
    const load = startLoad()
    try {
      await load.ask({ load: 'traffic', ...server.target, ...traffic } satisfies TrafficRequest)
      await load.ask('go')
      // A server that is behind answers late: what comes meanwhile must not be missed.
      const written = load.ask()
      const before = await server.usage()
      await written
      const finished = load.ask('finish')
      const after = await server.usage()
      const result = (await finished) as TrafficResult
      const { rssPeakBytes } = await server.usage()
      return { ...result, serverCpuPercent: cpuPercent(before, after), serverRssPeakMb: rssPeakBytes / MEBIBYTE }
    } finally {
      await Promise.all([load.stop(), server.stop()])
    }
  })
}

function row(name: string, contender: Contender, rounds: readonly TrafficRound[]): BenchmarkRow {
  const median = (of: (round: TrafficRound) => number, digits: number): number =>
    Number(quantile(rounds.map(of), 0.5).toFixed(digits))
  return {
    what: name,
    deliveredPercent: median(({ delivered, expected }) => (delivered / expected) * 100, 2),
    deliveries: rounds[0]?.expected ?? 0,
    msMedian: median(({ msMedian }) => msMedian, 2),
    msP99: median(({ msP99 }) => msP99, 2),
    serverCpuPercent: median(({ serverCpuPercent }) => serverCpuPercent, 1),
    serverRssPeakMb: median(({ serverRssPeakMb }) => serverRssPeakMb, 0),
    connectionsLost: median(({ lost }) => lost, 0),
    loadCpuPercent: median(({ loadCpuPercent }) => loadCpuPercent, 1),
    rounds: rounds.length,
    durable: contender.durable,
  }
}
