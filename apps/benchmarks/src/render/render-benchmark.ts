import type { Benchmark, BenchmarkRow } from '../benchmark.ts'
import { measureRender, type RenderFigures } from './measure-render.ts'
import { quantile } from './quantile.ts'

/** What an update of one agent costs the page that lists many, ours beside hooks over the bare document. */
export const renderBenchmark: Benchmark = {
  description: 'rows rendered and time an update of one agent of 10 to 5,000, beside react-yjs and a plain store',
  async run({ quick }) {
    const { chromium, figures } = await measureRender({
      // Most of the time goes to building the long lists, which is not what is measured.
      sizes: [10, 100, 1_000, 5_000].map((agents) => ({ agents, rounds: roundsOf(agents, quick) })),
      updatesPerRound: quick ? 20 : 60,
    })
    return figures.map((figure) => rowOf(figure, chromium))
  },
}

function roundsOf(agents: number, quick: boolean): number {
  if (quick) return agents > 1_000 ? 1 : 2
  return agents > 1_000 ? 4 : 6
}

function rowOf(figure: RenderFigures, chromium: string): BenchmarkRow {
  const { contender, agents, rowsRendered, listsRendered, scriptMs, layoutMs } = figure
  const mainThreadMs = scriptMs.map((script, at) => script + (layoutMs[at] ?? 0))
  return {
    what: contender,
    agents,
    updates: mainThreadMs.length,
    rowsRenderedPerUpdate: quantile(rowsRendered, 0.5),
    rowsRenderedMax: Math.max(...rowsRendered),
    listsRenderedPerUpdate: quantile(listsRendered, 0.5),
    scriptMsMedian: rounded(quantile(scriptMs, 0.5)),
    scriptMsP95: rounded(quantile(scriptMs, 0.95)),
    mainThreadMsMedian: rounded(quantile(mainThreadMs, 0.5)),
    mainThreadMsP95: rounded(quantile(mainThreadMs, 0.95)),
    chromium,
  }
}

function rounded(ms: number): number {
  return Number(ms.toFixed(3))
}
