import { measureStreams } from '../../streams/measure-streams.ts'
import { streamRow } from '../../streams/streams-benchmark.ts'
import type { Scenario } from './scenario.ts'

/** What a model's tokens cost as a stream of ours, and as text in a document. */
export const tokens: Scenario = {
  description: '20 writers of 30 tokens a second: our streams on the session\'s socket, beside appends to Y.Text',
  async run({ quick, rounds }) {
    const figures = await measureStreams({
      loads: [{ writers: 20, tokensPerSecond: 30, seconds: quick ? 0.5 : 1.5 }],
      rounds,
      contenders: [
        'callboard: agent.stream(), as shipped',
        'peer: Y.Text through @y/websocket-server',
        'peer: Y.Text through Hocuspocus',
      ],
    })
    return figures.map((measured) => ({ scenario: 'tokens', ...streamRow(measured) }))
  },
}
