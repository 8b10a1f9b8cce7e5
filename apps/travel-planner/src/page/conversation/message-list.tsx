import type { MessageView } from '@callboard/session'
import { useEffect, useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { Message } from './message.tsx'

/** So near to the end, in pixels, the reader is taken to follow the conversation. */
const FOLLOWS_WITHIN_PX = 120

export interface MessageListProps {
  readonly messages: readonly MessageView[]
  /** What comes after the last message. */
  readonly children?: ReactNode
}

/** The messages, oldest first. Stays at the end for who is there, and where it is for who has scrolled back. */
export function MessageList({ messages, children }: MessageListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const noteScroll = () => {
    const element = list.current
    if (element) follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < FOLLOWS_WITHIN_PX
  }
  useLayoutEffect(() => {
    if (list.current && follows.current) scrollToEnd(list.current)
  })
  useEffect(() => {
    const element = list.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (follows.current) scrollToEnd(element)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={list} className="tp-messages" role="log" aria-label="Messages" tabIndex={0} onScroll={noteScroll}>
      {messages.map((message, index) => (
        <Message key={message.id} message={message} continues={messages[index - 1]?.from.id === message.from.id} />
      ))}
      {children}
    </div>
  )
}

function scrollToEnd(element: HTMLElement): void {
  element.scrollTop = element.scrollHeight
}
