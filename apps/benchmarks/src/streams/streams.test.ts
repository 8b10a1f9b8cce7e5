import { expect, test } from 'vitest'
import { measureStreams } from './measure-streams.ts'

test('bytes are counted at both ends, and a token of ours costs its writer at most 40 beyond its text', async () => {
  const load = { writers: 2, tokensPerSecond: 100, seconds: 0.5 }
  const contenders = [
    'callboard: agent.stream(), a token at a time',
    'peer: @durable-streams/client and server, a token at a time',
  ]
  const [ours, peer] = await measureStreams({ loads: [load], rounds: 1, contenders })
  const tokens = 100
  const costOf = (figures: typeof ours): number => {
    const { toServer = Number.NaN, toClient = Number.NaN } = figures?.rounds[0]?.writer ?? {}
    return (toServer + toClient) / tokens
  }
  expect(ours?.rounds[0]?.latenciesMs).toHaveLength(tokens)
  expect(ours?.rounds[0]?.reader.toClient).toBeGreaterThan(tokens * 5)
  expect(costOf(ours)).toBeGreaterThan(10)
  expect(costOf(ours)).toBeLessThan(45)
  expect(costOf(peer)).toBeGreaterThan(500)
}, 60_000)
