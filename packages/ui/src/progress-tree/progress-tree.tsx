import { useTasks, type TaskFilter } from '@callboard/react'
import type { ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { ProgressTreeAgent } from './progress-tree-agent.tsx'
import { ProgressTreeCell } from './progress-tree-cell.tsx'
import { ProgressTreeEmpty } from './progress-tree-empty.tsx'
import { ProgressTreeGrid, type ProgressTreeGridOptions } from './progress-tree-grid.tsx'
import { ProgressTreeHeader } from './progress-tree-header.tsx'
import { ProgressTreeProgress } from './progress-tree-progress.tsx'
import { ProgressTreeRoot } from './progress-tree-root.tsx'
import { ProgressTreeRow } from './progress-tree-row.tsx'
import { ProgressTreeRows } from './progress-tree-rows.tsx'
import { ProgressTreeSummary } from './progress-tree-summary.tsx'
import { ProgressTreeTask } from './progress-tree-task.tsx'
import { ProgressTreeTime } from './progress-tree-time.tsx'
import { ProgressTreeTitle } from './progress-tree-title.tsx'
import { ProgressTreeToggle } from './progress-tree-toggle.tsx'

export interface ProgressTreeProps extends ProgressTreeGridOptions {
  /** Only the tasks of an agent, or those below a task. Left out: all that are part of no other. */
  filter?: TaskFilter | undefined
  /** Whether what began last comes first at the top: for a board that stays up for long. Left out: what began first. */
  newestFirst?: boolean | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** The tasks of all agents and what they are made of, each with its progress. */
function ComposedProgressTree({ filter, newestFirst, strings, className, ...grid }: ProgressTreeProps): ReactElement {
  const isEmpty = useTasks(filter).length === 0
  return (
    <StringsProvider strings={strings}>
      <ProgressTreeRoot className={className}>
        <header className="cb-region-header">
          <ProgressTreeTitle />
          <ProgressTreeSummary />
        </header>
        {isEmpty ? <ProgressTreeEmpty /> : (
          <>
            {filter === undefined ? <ProgressBar /> : null}
            <ProgressTreeGrid {...grid}>
              <ProgressTreeHeader />
              <ProgressTreeRows filter={filter} newestFirst={newestFirst}>{STANDARD_ROW}</ProgressTreeRows>
            </ProgressTreeGrid>
          </>
        )}
      </ProgressTreeRoot>
    </StringsProvider>
  )
}

const STANDARD_ROW = (
  <ProgressTreeRow>
    <ProgressTreeCell>
      <ProgressTreeToggle />
      <ProgressTreeTask />
    </ProgressTreeCell>
    <ProgressTreeCell>
      <ProgressTreeAgent />
    </ProgressTreeCell>
    <ProgressTreeCell>
      <ProgressTreeProgress />
    </ProgressTreeCell>
    <ProgressTreeCell>
      <ProgressTreeTime />
    </ProgressTreeCell>
  </ProgressTreeRow>
)

/** The tree as a component, and its parts to compose another. */
export const ProgressTree: typeof ComposedProgressTree & {
  readonly Root: typeof ProgressTreeRoot
  readonly Title: typeof ProgressTreeTitle
  readonly Summary: typeof ProgressTreeSummary
  readonly Grid: typeof ProgressTreeGrid
  readonly Header: typeof ProgressTreeHeader
  readonly Rows: typeof ProgressTreeRows
  readonly Row: typeof ProgressTreeRow
  readonly Cell: typeof ProgressTreeCell
  readonly Toggle: typeof ProgressTreeToggle
  readonly Task: typeof ProgressTreeTask
  readonly Agent: typeof ProgressTreeAgent
  readonly Progress: typeof ProgressTreeProgress
  readonly Time: typeof ProgressTreeTime
  readonly Empty: typeof ProgressTreeEmpty
} = /* @__PURE__ */ Object.assign(ComposedProgressTree, {
  Root: ProgressTreeRoot,
  Title: ProgressTreeTitle,
  Summary: ProgressTreeSummary,
  Grid: ProgressTreeGrid,
  Header: ProgressTreeHeader,
  Rows: ProgressTreeRows,
  Row: ProgressTreeRow,
  Cell: ProgressTreeCell,
  Toggle: ProgressTreeToggle,
  Task: ProgressTreeTask,
  Agent: ProgressTreeAgent,
  Progress: ProgressTreeProgress,
  Time: ProgressTreeTime,
  Empty: ProgressTreeEmpty,
})
