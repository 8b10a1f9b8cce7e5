import type { ReactElement } from 'react'
import { planners } from '../story/boards.ts'
import { describePart } from '../testing/describe-part.tsx'
import { SessionOverview } from './session-overview.tsx'

const overview = (inner: ReactElement): ReactElement => <SessionOverview.Root>{inner}</SessionOverview.Root>

describePart('SessionOverview.Root', {
  part: <SessionOverview.Root />,
  tag: 'section',
  className: 'cb-session-overview-root',
  attributes: { 'data-attention': '' },
  board: planners,
})
describePart('SessionOverview.Counts', { part: <SessionOverview.Counts />, tag: 'ul', className: 'cb-session-overview-counts', within: overview, board: planners })
describePart('SessionOverview.Count', {
  part: <SessionOverview.Count standing="needs-you" count={2} />,
  tag: 'li',
  className: 'cb-session-overview-count',
  attributes: { 'data-standing': 'needs-you', 'data-status': 'waiting' },
  within: (inner) => <ul>{inner}</ul>,
})
describePart('SessionOverview.Progress', { part: <SessionOverview.Progress />, tag: 'div', className: 'cb-session-overview-progress', within: overview, board: planners })
describePart('SessionOverview.Usage', { part: <SessionOverview.Usage />, tag: 'p', className: 'cb-session-overview-usage', within: overview, board: planners })
describePart('SessionOverview.Empty', { part: <SessionOverview.Empty />, tag: 'p', className: 'cb-session-overview-empty', within: overview })
