import type { ReactElement, ReactNode } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { SessionOverviewCount } from './session-overview-count.tsx'
import { SessionOverviewCounts } from './session-overview-counts.tsx'
import { SessionOverviewEmpty } from './session-overview-empty.tsx'
import { SessionOverviewProgress } from './session-overview-progress.tsx'
import { SessionOverviewRoot } from './session-overview-root.tsx'
import { SessionOverviewUsage } from './session-overview-usage.tsx'

export interface SessionOverviewProps {
  /** Put at the end of the line, for example buttons. */
  children?: ReactNode
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** All agents in one line: how many work, wait for a person or have failed; how far all is, and what it has cost. */
function ComposedSessionOverview({ children, strings, className }: SessionOverviewProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <SessionOverviewRoot className={className}>
        <div className="cb-session-overview-line">
          <SessionOverviewEmpty />
          <SessionOverviewCounts />
          <SessionOverviewProgress />
          <SessionOverviewUsage />
          {children}
        </div>
      </SessionOverviewRoot>
    </StringsProvider>
  )
}

/** The overview as a component, and its parts to compose another. */
export const SessionOverview: typeof ComposedSessionOverview & {
  readonly Root: typeof SessionOverviewRoot
  readonly Counts: typeof SessionOverviewCounts
  readonly Count: typeof SessionOverviewCount
  readonly Progress: typeof SessionOverviewProgress
  readonly Usage: typeof SessionOverviewUsage
  readonly Empty: typeof SessionOverviewEmpty
} = /* @__PURE__ */ Object.assign(ComposedSessionOverview, {
  Root: SessionOverviewRoot,
  Counts: SessionOverviewCounts,
  Count: SessionOverviewCount,
  Progress: SessionOverviewProgress,
  Usage: SessionOverviewUsage,
  Empty: SessionOverviewEmpty,
})
