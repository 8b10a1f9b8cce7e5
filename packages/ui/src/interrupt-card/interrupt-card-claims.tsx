import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'

/** Who else is answering at this moment. Told to screen readers politely. Renders a `<p>`, empty while nobody is. */
export const InterruptCardClaims: Part<'p', InterruptCardState> = createPart('p', 'InterruptCard.Claims', () => {
  const { interrupt, state } = useInterruptCard('InterruptCard.Claims')
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const names = interrupt.answering.map(({ name }) => name)
  return {
    state,
    own: { role: 'status', dir: 'auto', children: names.length === 0 ? '' : strings.answering(names, formats) },
  }
})
