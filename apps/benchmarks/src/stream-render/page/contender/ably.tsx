import type { CodecMessage } from '@ably/ai-transport'
import { useView } from '@ably/ai-transport/react'
import { createClientSession } from '@ably/ai-transport/vercel'
import type { UIMessage } from 'ai'
import { memo, type ReactElement } from 'react'
import { createLoopbackClient, createLoopbackReceiver, type Delivery } from '../../ably/loopback.ts'
import type { RenderContender } from '../contender.ts'
import { followSocket } from '../follow-socket.ts'
import { numbers, renderList, renderRow } from '../row.tsx'

/** A channel and a view an agent; finished answers are in the first. Rows are memoized by message. */
export const ably: RenderContender = {
  feed: 'ably',
  async open({ port, agents }) {
    const receiver = createLoopbackReceiver()
    const client = createLoopbackClient(receiver, 'reader')
    const sessions = numbers(agents).map((agent) => createClientSession({ client, channelName: `agent-${agent}` }))
    await Promise.all(sessions.map((session) => session.connect()))
    const close = await followSocket<Delivery>(port, (delivery) => receiver.deliver(delivery))
    const element = renderList(sessions.map((session, agent) => <Channel key={agent} agent={agent} session={session} />))
    return { element, close }
  },
}

type Session = ReturnType<typeof createClientSession>

function Channel({ agent, session }: { agent: number; session: Session }): ReactElement {
  const { messages } = useView({ session })
  const answers = messages.filter(({ message }) => message.role === 'assistant')
  return <>{answers.map(({ codecMessageId, message }: CodecMessage<UIMessage>) => <Row key={codecMessageId} agent={agent} message={message} />)}</>
}

const Row = memo(function Row({ agent, message }: { agent: number; message: UIMessage }): ReactElement {
  const id = message.id.startsWith('old-') ? message.id : `agent-${agent}`
  return renderRow(id, message.parts.map((part) => (part.type === 'text' ? part.text : '')).join(''))
})
