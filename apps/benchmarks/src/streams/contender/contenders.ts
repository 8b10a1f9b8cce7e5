import { aiSdk } from './ai-sdk.ts'
import { callboard } from './callboard.ts'
import type { StreamContender } from './contender.ts'
import { durableStreams } from './durable-streams.ts'
import { yText } from './y-text.ts'

/** By the names that the table shows. */
export const contenders: Readonly<Record<string, StreamContender>> = {
  'callboard: agent.stream(), a token at a time': callboard({ coalesced: false }),
  'callboard: agent.stream(), as shipped': callboard({ coalesced: true }),
  'callboard: relay over HTTP with @durable-streams/client': durableStreams('relay', { batched: true }),
  'peer: @durable-streams/client and server, a token at a time': durableStreams('durable-streams', { batched: false }),
  'peer: @durable-streams/client and server, as shipped': durableStreams('durable-streams', { batched: true }),
  'peer: Y.Text through @y/websocket-server': yText('y-websocket', 'no'),
  'peer: Y.Text through Hocuspocus': yText('hocuspocus', 'no'),
  'peer: Y.Text through our relay': yText('relay', 'before it is shown'),
  'peer: AI SDK UI message stream over SSE': aiSdk,
}
