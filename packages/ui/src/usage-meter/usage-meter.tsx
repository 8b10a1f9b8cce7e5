import { useAgent } from '@callboard/react'
import type { ReactElement } from 'react'
import { shownName } from '../name/shown-name.ts'
import { ENGLISH_USAGE } from '../strings/english/usage.ts'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider, useStrings } from '../strings/strings-provider.tsx'
import { UsageMeterIndicator } from './usage-meter-indicator.tsx'
import { UsageMeterLabel } from './usage-meter-label.tsx'
import { UsageMeterNote } from './usage-meter-note.tsx'
import { UsageMeterRoot, type UsageMeterRootOptions } from './usage-meter-root.tsx'
import { UsageMeterTokens } from './usage-meter-tokens.tsx'
import { UsageMeterTrack } from './usage-meter-track.tsx'
import { UsageMeterValue } from './usage-meter-value.tsx'

export interface UsageMeterProps extends UsageMeterRootOptions {
  /** The meter's name. Left out: "Usage", or the words of `strings.usageOf` for the agent's name. */
  label?: string | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** Tokens and money that an agent, or all together, have spent; with a budget, how much of it. */
function ComposedUsageMeter({ strings, ...props }: UsageMeterProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <Meter {...props} />
    </StringsProvider>
  )
}

function Meter({ label, className, ...options }: Omit<UsageMeterProps, 'strings'>): ReactElement {
  const { strings } = useStrings(ENGLISH_USAGE)
  const agent = useAgent(options.agentId ?? '')
  const name = options.agentId === undefined ? strings.usageTitle : strings.usageOf(shownName(agent?.name, options.agentId))
  return (
    <UsageMeterRoot {...options} className={className}>
      <UsageMeterLabel>{label ?? name}</UsageMeterLabel>
      <UsageMeterValue />
      <UsageMeterTrack>
        <UsageMeterIndicator />
      </UsageMeterTrack>
      <UsageMeterNote />
      <UsageMeterTokens />
    </UsageMeterRoot>
  )
}

/** The meter as a component, and its parts to compose another. */
export const UsageMeter: typeof ComposedUsageMeter & {
  readonly Root: typeof UsageMeterRoot
  readonly Label: typeof UsageMeterLabel
  readonly Value: typeof UsageMeterValue
  readonly Tokens: typeof UsageMeterTokens
  readonly Track: typeof UsageMeterTrack
  readonly Indicator: typeof UsageMeterIndicator
  readonly Note: typeof UsageMeterNote
} = /* @__PURE__ */ Object.assign(ComposedUsageMeter, {
  Root: UsageMeterRoot,
  Label: UsageMeterLabel,
  Value: UsageMeterValue,
  Tokens: UsageMeterTokens,
  Track: UsageMeterTrack,
  Indicator: UsageMeterIndicator,
  Note: UsageMeterNote,
})
