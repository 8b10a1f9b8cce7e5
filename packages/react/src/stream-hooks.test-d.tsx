/** Streams and the conversation. Compiled, never run: each expected error is a misuse that the types forbid. */
import type { ConversationMessage, StreamPart, StreamStatus } from '@callboard/session/streams'
import type { ReactElement } from 'react'
import { expectTypeOf } from 'vitest'
import { useConversation } from './conversation/index.ts'
import { useAgentStream } from './streams/index.ts'

export function Values(): ReactElement {
  const { status, parts, text, ref } = useAgentStream('flights', { from: 'now', window: 4_000, throttle: 'none' })
  expectTypeOf(status).toEqualTypeOf<StreamStatus>()
  expectTypeOf(parts).toEqualTypeOf<readonly StreamPart[]>()
  expectTypeOf(text).toBeString()
  const [part] = parts
  if (part?.type === 'dynamic-tool') expectTypeOf(part.toolName).toBeString()
  if (part?.type === 'text') expectTypeOf(part.text).toBeString()
  useAgentStream(undefined)
  useAgentStream('agents/flights/answer', { from: 7 })

  const { messages, send } = useConversation()
  expectTypeOf(messages).toEqualTypeOf<readonly ConversationMessage[]>()
  expectTypeOf(send('Lisbon', { to: ['flights', 'hotels'], replyTo: 'question' })).toBeString()
  return <section ref={ref} />
}

export function Misuse(): null {
  // @ts-expect-error Not a way to repaint.
  useAgentStream('flights', { throttle: 'second' })
  // @ts-expect-error No such place in a stream.
  useAgentStream('flights', { from: 'end' })
  // @ts-expect-error Parts are not to be changed.
  useAgentStream('flights').parts.push({ type: 'step-start' })
  // @ts-expect-error There may be no stream.
  void useAgentStream('flights').stream.length
  const { messages, send } = useConversation({ pageSize: 20 })
  // @ts-expect-error A message may be in a stream of its own, and have no text.
  void messages[0]?.text.length
  // @ts-expect-error The words come first.
  send({ text: 'Lisbon' })
  // @ts-expect-error Not an option of a message.
  send('Lisbon', { kind: 'steer' })
  return null
}
