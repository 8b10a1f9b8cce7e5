import { useAgent, useConnection } from '@callboard/react'
import { useId, useState, type FormEvent, type KeyboardEvent, type ReactElement } from 'react'
import { Icon } from '../layout/icon.tsx'

const LONGEST_MESSAGE = 2000

export interface ComposerProps {
  readonly agentId: string
  readonly onSend: (text: string) => void
}

/** The box to say something: Enter sends, Shift and Enter makes a new line. */
export function Composer({ agentId, onSend }: ComposerProps): ReactElement {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const { everSynced, status } = useConnection()
  const agent = useAgent(agentId)
  const noteId = useId()
  const ready = everSynced && status !== 'closed'
  const send = () => {
    const said = text.trim()
    if (said === '' || !ready) return
    try {
      onSend(said)
      setText('')
      setProblem('')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form className="tp-composer" onSubmit={submit}>
      <div className="tp-composer-box">
        <textarea
          aria-label="Message"
          aria-describedby={noteId}
          className="tp-composer-input"
          placeholder="Where to, and when?"
          rows={1}
          maxLength={LONGEST_MESSAGE}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={sendOnEnter}
        />
        <button type="submit" className="tp-send" aria-label="Send" title="Send" disabled={!ready || text.trim() === ''}>
          <Icon name="send" />
        </button>
      </div>
      <p id={noteId} className="tp-composer-note" data-problem={problem !== '' || undefined}>
        {problem || noteFor(status === 'connected', agent?.online, agent?.name)}
      </p>
    </form>
  )
}

function noteFor(connected: boolean, online: boolean | undefined, name: string | undefined): string {
  if (!connected) return 'What you send now is delivered when the connection is back.'
  if (online === false && name !== undefined) return `${name} is away and finds your message when it is back.`
  return 'Enter to send'
}
