import { expect, test } from 'vitest'
import { measureStreamRender } from './measure-stream-render.ts'

test('all show what agents stream to the letter; ours renders a row a token at most, and old rows never', async () => {
  const { answers } = await measureStreamRender([{
    name: 'few',
    contenders: [
      'callboard: useAgentStream, as shipped',
      'callboard: useAgentStream, unthrottled',
      'peer: @ai-sdk/react useChat, as shipped',
      'peer: @ably/ai-transport useView, one channel',
      'peer: Y.Text with an observing hook',
    ],
    rounds: 1,
    load: { agents: 4, tokensEach: 20, tokensPerSecond: 50, oldRows: 5 },
  }])
  expect(answers.map(({ rounds }) => rounds[0]?.textRight)).toEqual([true, true, true, true, true])
  const [shipped, unthrottled, , ably] = answers.map(({ rounds }) => rounds[0]?.rowsRendered ?? Number.NaN)
  expect(shipped).toBeLessThanOrEqual(80)
  expect(unthrottled).toBeLessThanOrEqual(80)
  expect(ably).toBeGreaterThan(80)
}, 120_000)
