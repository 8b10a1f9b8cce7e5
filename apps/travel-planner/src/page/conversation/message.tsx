import { useSession } from '@callboard/react'
import type { MessageView } from '@callboard/session'
import { memo, type NamedExoticComponent } from 'react'
import { formatClock } from '../itinerary/format.ts'

export interface MessageProps {
  readonly message: MessageView
  /** Whether the message before it is by the same one. */
  readonly continues: boolean
}

const STATES: Readonly<Partial<Record<NonNullable<MessageView['state']>, string>>> = {
  requested: 'Sent',
  acknowledged: 'Received',
  expired: 'Not answered in time',
  refused: 'Refused',
}

/** One message, the person's own at the end of the line. */
export const Message: NamedExoticComponent<MessageProps> = memo(function Message({ message, continues }: MessageProps) {
  const { identity } = useSession()
  const own = message.from.kind === 'person' && identity.kind === 'person' && message.from.id === identity.id
  const state = own && message.state ? STATES[message.state] : undefined
  return (
    <article className="tp-message" data-from={own ? 'self' : message.from.kind} data-continues={continues || undefined}>
      <p className={continues ? 'tp-visually-hidden' : 'tp-message-author'}>{own ? 'You' : message.from.name}</p>
      <div className="tp-bubble">
        {paragraphs(message.text).map(({ key, text }) => <p key={key}>{text}</p>)}
      </div>
      <p className="tp-message-meta">
        <time dateTime={new Date(message.at).toISOString()}>{formatClock(message.at)}</time>
        {state && <span data-state={message.state}> · {state}</span>}
      </p>
    </article>
  )
})

function paragraphs(text: string): readonly { key: string; text: string }[] {
  return text.split(/\n+/).filter(Boolean).map((line, index) => ({ key: `${index}`, text: line }))
}
