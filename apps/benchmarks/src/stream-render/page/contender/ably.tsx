import { useView } from '@ably/ai-transport/react'
import { createClientSession } from '@ably/ai-transport/vercel'
import type { UIMessage } from 'ai'
import type { ReactElement } from 'react'
import { createLoopbackClient, createLoopbackReceiver, type Delivery } from '../../ably/loopback.ts'
import type { RenderContender } from '../contender.ts'
import { followSocket } from '../follow-socket.ts'
import { numbers, renderList, renderRow } from '../row.tsx'

/**
 * A channel and a view an agent, finished answers in the first; or one channel for the whole team. Rows cannot be
 * memoized: a message that grows stays the same object, so a memoized row would never show it.
 */
export function ably(feed: 'ably' | 'ably-one-channel'): RenderContender {
  return {
    feed,
    async open({ port, agents }) {
      const receiver = createLoopbackReceiver()
      const client = createLoopbackClient(receiver, 'reader')
      const channels = numbers(feed === 'ably' ? agents : 1)
      const sessions = channels.map((channel) => createClientSession({ client, channelName: `agent-${channel}` }))
      await Promise.all(sessions.map((session) => session.connect()))
      const close = await followSocket<Delivery>(port, (delivery) => receiver.deliver(delivery))
      const element = renderList(sessions.map((session, channel) => <Channel key={channel} session={session} />))
      return { element, close }
    },
  }
}

type Session = ReturnType<typeof createClientSession>

function Channel({ session }: { session: Session }): ReactElement {
  const { messages } = useView({ session })
  const answers = messages.filter(({ message }) => message.role === 'assistant')
  return <>{answers.map(({ codecMessageId, message }) => <Row key={codecMessageId} message={message} />)}</>
}

function Row({ message }: { message: UIMessage }): ReactElement {
  return renderRow(message.id, message.parts.map((part) => (part.type === 'text' ? part.text : '')).join(''))
}
