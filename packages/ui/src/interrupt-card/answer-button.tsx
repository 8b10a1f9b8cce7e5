import { Button } from '@base-ui/react/button'
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { useInterruptCard } from './interrupt-context.tsx'

export interface AnswerButtonProps {
  readonly children: ReactNode
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined
  readonly type?: 'button' | 'submit' | undefined
  readonly describedBy?: string | undefined
  readonly expanded?: boolean | undefined
  /** Gets the focus when it appears, because what had it has left. */
  readonly takesFocus?: boolean | undefined
  readonly onClick?: (() => void) | undefined
}

/** A button of a card. While an answer is on its way it is off, and keeps the focus. */
export function AnswerButton({ children, look = 'secondary', type = 'button', describedBy, expanded, takesFocus, onClick }: AnswerButtonProps): ReactElement {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  const { canAnswer } = useInterruptCard('InterruptCard.Answer')
  return (
    <Button
      ref={button}
      type={type}
      className="cb-answer-button"
      data-look={look}
      aria-disabled={canAnswer ? undefined : true}
      aria-describedby={describedBy}
      aria-expanded={expanded}
      onClick={(event) => {
        if (canAnswer) onClick?.()
        else event.preventDefault()
      }}
    >
      {children}
    </Button>
  )
}
