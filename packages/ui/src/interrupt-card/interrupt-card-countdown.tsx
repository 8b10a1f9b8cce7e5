import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'

/** How long there is left to answer; ticks by itself. Renders a `<span>`, or nothing when there is no deadline. */
export const InterruptCardCountdown: Part<'span', InterruptCardState> = createPart('span', 'InterruptCard.Countdown', () => {
  const { interrupt, state } = useInterruptCard('InterruptCard.Countdown')
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const { countdownMs } = interrupt
  if (countdownMs === undefined) return null
  return {
    state,
    own: {
      // Ticks must not be read out; the time is there to be looked up.
      role: 'timer',
      'aria-live': 'off',
      children: (
        <>
          <StatusIcon status="waiting" />
          <span dir="auto">{countdownMs <= 0 ? strings.timeIsUp : strings.answerTimeLeft(countdownMs, formats)}</span>
        </>
      ),
    },
  }
})
