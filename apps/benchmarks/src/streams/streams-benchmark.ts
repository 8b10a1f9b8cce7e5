import type { Benchmark, BenchmarkRow } from '../benchmark.ts'
import { quantile } from '../render/quantile.ts'
import { wholeText } from '../token/token-text.ts'
import { contenders } from './contender/contenders.ts'
import { measureStreams, type StreamFigures } from './measure-streams.ts'
import { tokensOf } from './round.ts'

/** What a token costs on its way from writer to reader, ours beside other ways to bring it there. */
export const streamsBenchmark: Benchmark = {
  description: 'wire bytes, server CPU and latency a token, beside @durable-streams, Y.Text and the AI SDK',
  async run({ quick }) {
    const seconds = quick ? 0.5 : 1.5
    const figures = await measureStreams({
      loads: [{ writers: 1, tokensPerSecond: 200, seconds }, { writers: 20, tokensPerSecond: 30, seconds }],
      rounds: quick ? 1 : 3,
    })
    return figures.map(streamRow)
  },
}

/** A line of figures, a token each. */
export function streamRow({ contender, load, rounds }: StreamFigures): BenchmarkRow {
  const tokens = load.writers * tokensOf(load)
  const perToken = (of: (round: StreamFigures['rounds'][number]) => number): number =>
    Number((quantile(rounds.map(of), 0.5) / tokens).toFixed(1))
  const payload = Array.from({ length: load.writers }, (_, writer) => wholeText(writer, tokensOf(load)).length)
  const payloadBytes = payload.reduce((sum, length) => sum + length, 0) / tokens
  const latencies = rounds.flatMap(({ latenciesMs }) => latenciesMs)
  return {
    what: contender,
    writers: load.writers,
    tokensPerSecondEach: load.tokensPerSecond,
    tokens: latencies.length,
    payloadBytesPerToken: Number(payloadBytes.toFixed(1)),
    writerSentBytesPerToken: perToken(({ writer }) => writer.toServer),
    writerReceivedBytesPerToken: perToken(({ writer }) => writer.toClient),
    writerOverheadBytesPerToken: perToken(({ writer }) => writer.toServer + writer.toClient - payloadBytes * tokens),
    readerSentBytesPerToken: perToken(({ reader }) => reader.toServer),
    readerReceivedBytesPerToken: perToken(({ reader }) => reader.toClient),
    serverCpuMicrosecondsPerToken: perToken(({ serverCpuMicroseconds }) => serverCpuMicroseconds),
    latencyMsMedian: Number(quantile(latencies, 0.5).toFixed(2)),
    latencyMsP99: Number(quantile(latencies, 0.99).toFixed(2)),
    durable: contenders[contender]?.durable ?? '',
  }
}
