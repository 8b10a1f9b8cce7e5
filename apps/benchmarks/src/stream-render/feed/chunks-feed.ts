import type { UIMessageChunk } from 'ai'
import { openFeedSocket } from './feed-socket.ts'
import type { OpenFeed } from './feed.ts'

/** A chunk of an agent's answer. */
export type AgentChunk = readonly [agent: number, chunk: UIMessageChunk]

/** UI message chunks of all agents on one socket: browsers hold only six SSE answers of a server open at once. */
export const openChunksFeed: OpenFeed = async ({ agents }) => {
  const socket = await openFeedSocket<AgentChunk>()
  for (let agent = 0; agent < agents; agent += 1) {
    socket.send([agent, { type: 'start', messageId: `answer-${agent}` }])
    socket.send([agent, { type: 'text-start', id: 'text' }])
  }
  return {
    port: socket.port,
    write: (agent, delta) => socket.send([agent, { type: 'text-delta', id: 'text', delta }]),
    end(agent) {
      socket.send([agent, { type: 'text-end', id: 'text' }])
      socket.send([agent, { type: 'finish' }])
      return Promise.resolve()
    },
  }
}
