import { useConnection, useSession } from '@callboard/react'
import { conversationOf } from '@callboard/session/streams'
import { useId, useMemo, useState, type FormEvent } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ComposerContext, type ComposerContextValue, type ComposerPhase, type ComposerState } from './composer-context.tsx'

/** What the relay takes in one message. Characters. */
const LONGEST_MESSAGE = 4_000

export interface ComposerRootOptions {
  /** The agents that are to obey what is said: an id or several. Left out: it is only shown to everybody. */
  to?: string | readonly string[] | undefined
  /** The message that is answered. */
  replyTo?: string | undefined
  /**
   * The longest text that can be sent, characters; at most 4,000.
   * @default 4000
   */
  maxLength?: number | undefined
  /** Nothing can be written. @default false */
  disabled?: boolean | undefined
  /** Called with what was sent and its id. */
  onSent?: ((text: string, id: string) => void) | undefined
  /** Says it in place of the session's conversation; what it throws is shown and the text kept. */
  onSend?: ((text: string) => string | void) | undefined
}

/** Where a message is written and sent from, as this session's person. Renders a `<form>`. */
export const ComposerRoot: Part<'form', ComposerState, ComposerRootOptions> = createPart(
  'form',
  'Composer.Root',
  ({ to, replyTo, maxLength = LONGEST_MESSAGE, disabled = false, onSent, onSend, ...rest }: ComposerRootOptions) => {
    const composer = useDraft({ to, replyTo, maxLength, disabled, onSent, onSend })
    return {
      state: composer.state,
      rest,
      own: {
        onSubmit: (event: FormEvent) => {
          event.preventDefault()
          composer.submit()
        },
      },
      wrap: (form) => <ComposerContext.Provider value={composer}>{form}</ComposerContext.Provider>,
    }
  },
)

type DraftOptions = ComposerRootOptions & { readonly maxLength: number; readonly disabled: boolean }

function useDraft({ to, replyTo, maxLength, disabled, onSent, onSend }: DraftOptions): ComposerContextValue {
  const session = useSession()
  const phase = useComposerPhase(disabled)
  const noteId = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<Error>()
  const said = text.trim()
  const room = Math.min(maxLength, LONGEST_MESSAGE) - said.length
  const isEmpty = said === ''
  const isInvalid = room < 0 || problem !== undefined
  const state = useMemo(() => ({ phase, empty: isEmpty, invalid: isInvalid }), [phase, isEmpty, isInvalid])
  const addressees = to === undefined ? [] : [to].flat()
  return {
    state,
    text,
    noteId,
    room,
    problem,
    addressees,
    write: (written) => {
      setText(written)
      setProblem(undefined)
    },
    submit: () => {
      if (isEmpty || room < 0 || (phase !== 'ready' && phase !== 'offline')) return
      try {
        const id = onSend === undefined ? conversationOf(session).send({ text: said, to, replyTo }) : (onSend(said) ?? '')
        setText('')
        setProblem(undefined)
        onSent?.(said, id)
      } catch (error) {
        setProblem(error instanceof Error ? error : new Error(String(error)))
      }
    },
  }
}

function useComposerPhase(isDisabled: boolean): ComposerPhase {
  const { identity } = useSession()
  const { status } = useConnection()
  if (isDisabled) return 'disabled'
  if (identity.kind !== 'person') return 'read-only'
  if (status === 'closed') return 'closed'
  return status === 'connected' ? 'ready' : 'offline'
}
