import { openRenderPage } from './render-page.ts'
import type { RoundRequest, RoundResult } from './round.ts'

/** How much is measured. */
export interface RenderPlan {
  /** Lengths of the list, in rows, and how many rounds each is given. */
  readonly sizes: readonly { readonly agents: number; readonly rounds: number }[]
  readonly updatesPerRound: number
}

/** All updates of one contender with a list of one length. */
export interface RenderFigures extends RoundResult {
  readonly contender: string
  readonly agents: number
}

/** What was measured, and in which Chromium. */
export interface RenderReport {
  readonly chromium: string
  readonly figures: readonly RenderFigures[]
}

/** Updates at the start of a round that are not counted. */
const WARM_UPS = 10
/** Before all: what the engine compiles is compiled in a round that is not counted. */
const FIRST_ROUND = { agents: 10, warmUps: 0, updates: 100 }

/**
 * Shows a list of agents in Chromium and updates one of them, in turns: each round measures every contender once, and
 * each round begins with another, so that what else the machine does hits all alike.
 */
export async function measureRender(plan: RenderPlan): Promise<RenderReport> {
  const { page, chromiumVersion, close } = await openRenderPage()
  try {
    const contenders = await page.evaluate(() => globalThis.callboardBenchmark.contenders)
    const measure = (request: RoundRequest): Promise<RoundResult> =>
      page.evaluate((given) => globalThis.callboardBenchmark.measureRound(given), request)
    for (const contender of contenders) await measure({ contender, ...FIRST_ROUND })
    const figures: RenderFigures[] = []
    for (const { agents, rounds } of plan.sizes) {
      const results = contenders.map((): RoundResult[] => [])
      for (let turn = 0; turn < rounds * contenders.length; turn += 1) {
        const at = (turn + Math.floor(turn / contenders.length)) % contenders.length
        const contender = contenders[at] ?? ''
        results[at]?.push(await measure({ contender, agents, warmUps: WARM_UPS, updates: plan.updatesPerRound }))
      }
      results.forEach((ofOne, at) => figures.push({ contender: contenders[at] ?? '', agents, ...joined(ofOne) }))
    }
    return { chromium: chromiumVersion, figures }
  } finally {
    await close()
  }
}

function joined(rounds: readonly RoundResult[]): RoundResult {
  return {
    rowsRendered: rounds.flatMap(({ rowsRendered }) => rowsRendered),
    listsRendered: rounds.flatMap(({ listsRendered }) => listsRendered),
    scriptMs: rounds.flatMap(({ scriptMs }) => scriptMs),
    layoutMs: rounds.flatMap(({ layoutMs }) => layoutMs),
  }
}
