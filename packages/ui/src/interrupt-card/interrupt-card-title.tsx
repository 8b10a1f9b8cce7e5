import { createPart, type Part } from '../part/create-part.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'

/** What is asked; names the card. Renders an `<h3>`. */
export const InterruptCardTitle: Part<'h3', InterruptCardState> = createPart('h3', 'InterruptCard.Title', () => {
  const { interrupt, state, titleId } = useInterruptCard('InterruptCard.Title')
  return { state, own: { id: titleId, dir: 'auto', children: interrupt.title } }
})
