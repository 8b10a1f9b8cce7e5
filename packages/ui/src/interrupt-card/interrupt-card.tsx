import type { ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { InterruptCardAgent } from './interrupt-card-agent.tsx'
import { InterruptCardAnswer } from './interrupt-card-answer.tsx'
import { InterruptCardBody } from './interrupt-card-body.tsx'
import { InterruptCardClaims } from './interrupt-card-claims.tsx'
import { InterruptCardCountdown } from './interrupt-card-countdown.tsx'
import { InterruptCardDismiss } from './interrupt-card-dismiss.tsx'
import { InterruptCardOutcome } from './interrupt-card-outcome.tsx'
import { InterruptCardRoot, type InterruptCardRootOptions } from './interrupt-card-root.tsx'
import { InterruptCardTitle } from './interrupt-card-title.tsx'
import { InterruptCardTool } from './interrupt-card-tool.tsx'

export interface InterruptCardProps extends InterruptCardRootOptions {
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** One question of an agent, and what it takes to answer it. */
function ComposedInterruptCard({ strings, ...root }: InterruptCardProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <InterruptCardRoot {...root}>
        <InterruptCardContent />
      </InterruptCardRoot>
    </StringsProvider>
  )
}

/** What stands in a card. */
export function InterruptCardContent(): ReactElement {
  return (
    <>
      <header className="cb-interrupt-card-header">
        <InterruptCardAgent />
        <InterruptCardCountdown />
      </header>
      <InterruptCardTitle />
      <InterruptCardBody />
      <InterruptCardTool />
      <InterruptCardClaims />
      <InterruptCardAnswer />
      <InterruptCardOutcome />
      <InterruptCardDismiss />
    </>
  )
}

/** The card as a component, and its parts to compose another. */
export const InterruptCard: typeof ComposedInterruptCard & {
  readonly Root: typeof InterruptCardRoot
  readonly Agent: typeof InterruptCardAgent
  readonly Countdown: typeof InterruptCardCountdown
  readonly Title: typeof InterruptCardTitle
  readonly Body: typeof InterruptCardBody
  readonly Tool: typeof InterruptCardTool
  readonly Claims: typeof InterruptCardClaims
  readonly Answer: typeof InterruptCardAnswer
  readonly Outcome: typeof InterruptCardOutcome
  readonly Dismiss: typeof InterruptCardDismiss
} = /* @__PURE__ */ Object.assign(ComposedInterruptCard, {
  Root: InterruptCardRoot,
  Agent: InterruptCardAgent,
  Countdown: InterruptCardCountdown,
  Title: InterruptCardTitle,
  Body: InterruptCardBody,
  Tool: InterruptCardTool,
  Claims: InterruptCardClaims,
  Answer: InterruptCardAnswer,
  Outcome: InterruptCardOutcome,
  Dismiss: InterruptCardDismiss,
})
