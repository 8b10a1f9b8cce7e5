import { createAgentSession, createClientSession } from '@ably/ai-transport/vercel'
import type { UIMessageChunk } from 'ai'
import { wholeText } from '../../token/token-text.ts'
import { createLoopbackClient, createLoopbackService, type Delivery, type LoopbackService } from '../ably/loopback.ts'
import { OLD_ROW_TOKENS } from '../round.ts'
import { openFeedSocket } from './feed-socket.ts'
import { oldWriter, type OpenFeed } from './feed.ts'

/**
 * Agents of Ably's AI Transport, in a channel each or all in one, on a service of our own that delivers every append as
 * it comes. (Ably's rolls up those of 40 ms unless told otherwise.)
 */
export function openAblyFeed(channels: 'a channel each' | 'one channel'): OpenFeed {
  return async ({ agents, oldRows }) => {
    const socket = await openFeedSocket<Delivery>()
    const service = createLoopbackService((delivery) => socket.send(delivery))
    const shared = await openChannel(service, 'agent-0')
    for (let row = 0; row < oldRows; row += 1) await answerOnce(shared, row)
    const answers: Answer[] = []
    for (let agent = 0; agent < agents; agent += 1) {
      const isShared = agent === 0 || channels === 'one channel'
      const channel = isShared ? shared : await openChannel(service, `agent-${agent}`)
      answers.push(await startAnswer(channel, `agent-${agent}`))
    }
    return {
      port: socket.port,
      write: (agent, delta) => answers[agent]?.write({ type: 'text-delta', id: 'text', delta }),
      end: async (agent) => answers[agent]?.end(),
    }
  }
}

interface Answer {
  write(chunk: UIMessageChunk): void
  end(): Promise<void>
}

interface Channel {
  readonly person: ReturnType<typeof createClientSession>
  readonly agent: ReturnType<typeof createAgentSession>
}

async function openChannel(service: LoopbackService, channelName: string): Promise<Channel> {
  const person = createClientSession({ client: createLoopbackClient(service, 'person'), channelName })
  const agent = createAgentSession({ client: createLoopbackClient(service, 'agent'), channelName })
  await Promise.all([person.connect(), agent.connect()])
  return { person, agent }
}

async function answerOnce(channel: Channel, row: number): Promise<void> {
  const answer = await startAnswer(channel, `old-${row}`)
  answer.write({ type: 'text-delta', id: 'text', delta: wholeText(oldWriter(row), OLD_ROW_TOKENS) })
  await answer.end()
}

async function startAnswer({ person, agent }: Channel, messageId: string): Promise<Answer> {
  const question = { type: 'text' as const, text: 'Which flight?' }
  const message = { id: `question-${messageId}`, role: 'user' as const, parts: [question] }
  const asked = await person.view.send({ kind: 'user-message', message })
  const run = agent.createRun(asked.toInvocation())
  await run.start()
  const { readable, writable } = new TransformStream<UIMessageChunk>(undefined, { highWaterMark: Infinity })
  const writer = writable.getWriter()
  const piped = run.pipe(readable)
  const write = (chunk: UIMessageChunk): void => void writer.write(chunk)
  write({ type: 'start', messageId })
  write({ type: 'text-start', id: 'text' })
  return {
    write,
    async end() {
      write({ type: 'text-end', id: 'text' })
      write({ type: 'finish' })
      await writer.close()
      await piped
      await run.end({ reason: 'complete' })
    },
  }
}
