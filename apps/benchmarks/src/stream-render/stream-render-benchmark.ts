import type { Benchmark, BenchmarkRow } from '../benchmark.ts'
import { quantile } from '../render/quantile.ts'
import {
  measureStreamRender,
  type RenderAnswer,
  type RenderQuestion,
  type RenderRound,
} from './measure-stream-render.ts'

const AS_SHIPPED = 'callboard: useAgentStream, as shipped'
const UNTHROTTLED = 'callboard: useAgentStream, unthrottled'
const PEERS = [
  'peer: @ai-sdk/react useChat, as shipped',
  'peer: @ably/ai-transport useView, a channel each',
  'peer: Y.Text with an observing hook',
]
const ONE_CHANNEL = 'peer: @ably/ai-transport useView, one channel'
const THROTTLED_CHAT = 'peer: @ai-sdk/react useChat, throttle 50 ms'

/** A frame that took longer than this has missed one, at 60 a second. */
const FRAME_MS = 1000 / 60

/** What a token costs the page that shows it, ours beside other hooks. */
export const streamRenderBenchmark: Benchmark = {
  description: 'rows rendered, main thread and frames while agents stream, beside useChat, Ably useView and Y.Text',
  async run({ quick }) {
    const { chromium, answers } = await measureStreamRender(quick ? quickQuestions() : questions())
    return answers.map((answer) => rowOf(answer, chromium))
  },
}

function questions(): readonly RenderQuestion[] {
  const one = { agents: 1, tokensEach: 60, tokensPerSecond: 50 }
  const asShipped = [AS_SHIPPED, ...PEERS]
  return [
    {
      name: '50 agents, 100 tokens',
      contenders: [AS_SHIPPED, UNTHROTTLED, ...PEERS, ONE_CHANNEL, THROTTLED_CHAT],
      rounds: 1,
      load: { agents: 50, tokensEach: 100, tokensPerSecond: 25, oldRows: 0 },
    },
    { name: 'a token beside no old rows', contenders: asShipped, rounds: 3, load: { ...one, oldRows: 0 } },
    { name: 'a token beside 500 old rows', contenders: asShipped, rounds: 3, load: { ...one, oldRows: 500 } },
    {
      name: '100 agents, 50 tokens/s, 20 s',
      contenders: asShipped,
      rounds: 1,
      load: { agents: 100, tokensEach: 1_000, tokensPerSecond: 50, oldRows: 0 },
    },
  ]
}

function quickQuestions(): readonly RenderQuestion[] {
  return questions().map((question) => ({
    ...question,
    rounds: 1,
    load: { ...question.load, tokensEach: 20, oldRows: Math.min(question.load.oldRows, 20) },
  }))
}

function rowOf({ question, contender, rounds }: RenderAnswer, chromium: string): BenchmarkRow {
  const { agents, tokensEach, tokensPerSecond, oldRows } = question.load
  const tokens = agents * tokensEach
  const median = (of: (round: RenderRound) => number): number => quantile(rounds.map(of), 0.5)
  const microseconds = (of: (round: RenderRound) => number): number => Math.round((median(of) * 1000) / tokens)
  const intervals = rounds.flatMap(({ frameIntervalsMs }) => frameIntervalsMs)
  const longTasks = rounds.flatMap(({ longTasksMs }) => longTasksMs)
  return {
    question: question.name,
    what: contender,
    agents,
    tokensEach,
    tokensPerSecondEach: tokensPerSecond,
    oldRows,
    rounds: rounds.length,
    rowsRendered: median(({ rowsRendered }) => rowsRendered),
    listsRendered: median(({ listsRendered }) => listsRendered),
    frames: median(({ frameIntervalsMs }) => frameIntervalsMs.length),
    scriptMicrosecondsPerToken: microseconds(({ scriptMs }) => scriptMs),
    layoutMicrosecondsPerToken: microseconds(({ layoutMs }) => layoutMs),
    mainThreadMicrosecondsPerToken: microseconds(({ taskMs }) => taskMs),
    longTasks: longTasks.length,
    longestTaskMs: Math.round(Math.max(0, ...longTasks)),
    frameMsMedian: Number(quantile(intervals, 0.5).toFixed(1)),
    frameMsP99: Number(quantile(intervals, 0.99).toFixed(1)),
    framesMissed: intervals.reduce((sum, interval) => sum + Math.max(0, Math.round(interval / FRAME_MS) - 1), 0),
    drainMs: Math.round(median(({ drainMs }) => drainMs)),
    textRight: rounds.every(({ textRight }) => textRight) ? 'yes' : 'no',
    chromium,
  }
}
