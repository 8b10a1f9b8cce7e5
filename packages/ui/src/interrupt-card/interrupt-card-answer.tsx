import { useLayoutEffect, useRef, type ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { activeElementOf, hasNoFocus } from '../region/active-element.ts'
import { ApprovalAnswer } from './approval-answer.tsx'
import { ChoiceAnswer } from './choice-answer.tsx'
import { EditAnswer } from './edit-answer.tsx'
import { FormAnswer } from './form-answer.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'
import { isDecided } from './interrupt-phase.ts'
import { TextAnswer } from './text-answer.tsx'

const ANSWERS = {
  approval: ApprovalAnswer,
  choice: ChoiceAnswer,
  form: FormAnswer,
  text: TextAnswer,
  edit: EditAnswer,
} as const

/**
 * What a person answers with, as the kind of the question has it. When it leaves with the focus in it, the card gets the
 * focus. Renders a `<div>`, or nothing when it cannot be answered by this person.
 */
export const InterruptCardAnswer: Part<'div', InterruptCardState> = createPart('div', 'InterruptCard.Answer', () => {
  const { interrupt, state } = useInterruptCard('InterruptCard.Answer')
  const isLoaded = interrupt.details !== 'loading' && interrupt.details !== 'failed'
  if (!interrupt.mine || !isLoaded || isDecided(state.phase)) return null
  return { state, own: { children: <Answering /> } }
})

function Answering(): ReactElement {
  const { interrupt } = useInterruptCard('InterruptCard.Answer')
  const Kind = ANSWERS[interrupt.kind]
  const marker = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = marker.current
    return () => {
      const card = element?.closest<HTMLElement>('[data-interrupt]')
      if (!card || !element?.contains(activeElementOf(element))) return
      // The card may be on its way out itself.
      queueMicrotask(() => {
        if (card.isConnected && hasNoFocus(card)) card.focus()
      })
    }
  }, [])
  return (
    <div ref={marker} className="cb-interrupt-card-kind-answer">
      <Kind />
    </div>
  )
}
