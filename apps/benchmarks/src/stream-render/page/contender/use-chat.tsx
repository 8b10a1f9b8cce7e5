import { useChat } from '@ai-sdk/react'
import type { ChatTransport, UIMessage, UIMessageChunk } from 'ai'
import { memo, useEffect, useState, type ReactElement } from 'react'
import { wholeText } from '../../../token/token-text.ts'
import type { AgentChunk } from '../../feed/chunks-feed.ts'
import { OLD_ROW_TOKENS } from '../../round.ts'
import type { RenderContender } from '../contender.ts'
import { followSocket } from '../follow-socket.ts'
import { numbers, renderList, renderRow } from '../row.tsx'

/** A chat an agent, as the AI SDK is used; finished answers are messages of the first. Rows are memoized by message. */
export function useChatPeer(throttle?: number): RenderContender {
  return {
    feed: 'ui-message-chunks',
    async open({ port, agents, oldRows }) {
      const unbounded = { highWaterMark: Infinity }
      const pipes = numbers(agents).map(() => new TransformStream<UIMessageChunk>(undefined, unbounded))
      const writers = pipes.map(({ writable }) => writable.getWriter())
      const close = await followSocket<AgentChunk>(port, ([agent, chunk]) => void writers[agent]?.write(chunk))
      const element = renderList(pipes.map(({ readable }, agent) => (
        <Chat key={agent} agent={agent} answer={readable} oldRows={agent === 0 ? oldRows : 0} throttle={throttle} />
      )))
      return { element, close }
    },
  }
}

interface ChatProps {
  readonly agent: number
  readonly answer: ReadableStream<UIMessageChunk>
  readonly oldRows: number
  readonly throttle: number | undefined
}

function Chat({ agent, answer, oldRows, throttle }: ChatProps): ReactElement {
  const [transport] = useState((): ChatTransport<UIMessage> => ({
    sendMessages: () => Promise.resolve(answer),
    reconnectToStream: () => Promise.resolve(null),
  }))
  const [messages] = useState(() => numbers(oldRows).map(oldMessage))
  const chat = useChat({ id: `agent-${agent}`, transport, messages, ...(throttle === undefined ? {} : { throttle }) })
  const { sendMessage } = chat
  useEffect(() => void sendMessage({ text: 'Which flight?' }), [sendMessage])
  const answers = chat.messages.filter(({ role }) => role === 'assistant')
  return (
    <>
      {answers.map((message) => <Row key={message.id} message={message} agent={agent} />)}
    </>
  )
}

const Row = memo(function Row({ agent, message }: { agent: number; message: UIMessage }): ReactElement {
  const id = message.id.startsWith('old-') ? message.id : `agent-${agent}`
  return renderRow(id, message.parts.map((part) => (part.type === 'text' ? part.text : '')).join(''))
})

function oldMessage(row: number): UIMessage {
  const text = wholeText(1_000 + row, OLD_ROW_TOKENS)
  return { id: `old-${row}`, role: 'assistant', parts: [{ type: 'text', text }] }
}
