import type { Benchmark, BenchmarkRow } from '../benchmark.ts'
import { quantile } from '../render/quantile.ts'
import { measureRoster, type RosterFigures } from './measure-roster.ts'
import type { RosterLoad } from './round.ts'

const CONTENDERS = [
  'callboard: AgentRoster',
  'callboard: AgentRoster, by status, latest first',
  'callboard: ProgressTree',
  'callboard: SessionOverview',
  'peer: react-yjs, useY of all records, all rows mounted',
]

/** A frame that took longer than this has missed one, at 60 a second. */
const FRAME_MS = 1000 / 60

/** Whether a roster of very many agents can be scrolled while all of them report. */
export const rosterBenchmark: Benchmark = {
  description: 'long tasks, frames and memory of a roster of 1,000 agents that is scrolled while each reports 5 times a second',
  contenders: CONTENDERS,
  async run({ quick, among }) {
    const load: RosterLoad = { agents: 1_000, updatesPerSecond: 5, seconds: quick ? 3 : 20 }
    const { chromium, figures } = await measureRoster(load, among ?? CONTENDERS)
    return figures.map((each) => rowOf(each, load, chromium))
  },
}

function rowOf(figures: RosterFigures, load: RosterLoad, chromium: string): BenchmarkRow {
  const { frameIntervalsMs: intervals, longTasksMs: longTasks, updates, taskMs } = figures
  return {
    what: figures.contender,
    ...load,
    secondsTaken: Number((figures.tookMs / 1_000).toFixed(1)),
    updates,
    pixelsScrolled: figures.scrolled,
    rowsMounted: figures.rowsMounted,
    rowsRight: figures.rowsRight ? 'yes' : 'no',
    longTasks: longTasks.length,
    longestTaskMs: Math.round(Math.max(0, ...longTasks)),
    frames: intervals.length,
    framesDropped: intervals.reduce((sum, interval) => sum + Math.max(0, Math.round(interval / FRAME_MS) - 1), 0),
    frameMsMedian: Number(quantile(intervals, 0.5).toFixed(1)),
    frameMsP99: Number(quantile(intervals, 0.99).toFixed(1)),
    mainThreadMicrosecondsPerUpdate: Math.round((taskMs * 1_000) / updates),
    scriptMicrosecondsPerUpdate: Math.round((figures.scriptMs * 1_000) / updates),
    layoutMicrosecondsPerUpdate: Math.round((figures.layoutMs * 1_000) / updates),
    mainThreadBusyPercent: Math.round((taskMs / figures.tookMs) * 100),
    lagMsMedian: Math.round(quantile(figures.lagsMs, 0.5)),
    lagMsMax: Math.round(Math.max(0, ...figures.lagsMs)),
    heapMiBBefore: mebibytes(figures.heapBytesBefore),
    heapMiBAfter: mebibytes(figures.heapBytesAfter),
    chromium,
  }
}

function mebibytes(bytes: number): number {
  return Number((bytes / 1_048_576).toFixed(1))
}
