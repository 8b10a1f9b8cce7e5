import { useConversation } from '@callboard/react/conversation'
import type { ReactElement } from 'react'

export function UseConversation(): ReactElement {
  const { messages, send } = useConversation()
  return (
    <>
      <button type="button" onClick={() => send('How is it going?', { to: 'planner' })}>Ask them</button>
      <ol>{messages.map(({ id, from, text }) => <li key={id}>{from.name ?? from.id}: {text}</li>)}</ol>
    </>
  )
}
