import type { ReactElement } from 'react'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { UsageMeter } from './usage-meter.tsx'

const onFlights = (board: StoryBoard): Promise<unknown> => board.agent('flights', PLANNERS.flights)
const meter = (inner: ReactElement): ReactElement => (
  <UsageMeter.Root budget={{ cost: 0.09, currency: 'EUR' }}>
    <UsageMeter.Label>Usage</UsageMeter.Label>
    {inner}
  </UsageMeter.Root>
)
const near = { 'data-level': 'near' }

describePart('UsageMeter.Root', {
  part: <UsageMeter.Root aria-label="Usage" />,
  tag: 'div',
  className: 'cb-usage-meter-root',
  attributes: { 'data-level': 'none', 'data-empty': '' },
})
describePart('UsageMeter.Label', {
  part: <UsageMeter.Label />,
  tag: 'span',
  className: 'cb-usage-meter-label',
  attributes: { 'data-level': 'none' },
  within: (inner) => <UsageMeter.Root>{inner}</UsageMeter.Root>,
})
describePart('UsageMeter.Value', { part: <UsageMeter.Value />, tag: 'span', className: 'cb-usage-meter-value', attributes: near, within: meter, board: onFlights })
describePart('UsageMeter.Tokens', { part: <UsageMeter.Tokens />, tag: 'span', className: 'cb-usage-meter-tokens', attributes: near, within: meter, board: onFlights })
describePart('UsageMeter.Track', { part: <UsageMeter.Track />, tag: 'div', className: 'cb-usage-meter-track', attributes: near, within: meter, board: onFlights })
describePart('UsageMeter.Indicator', { part: <UsageMeter.Indicator />, tag: 'div', className: 'cb-usage-meter-indicator', attributes: near, within: meter, board: onFlights })
describePart('UsageMeter.Note', { part: <UsageMeter.Note />, tag: 'p', className: 'cb-usage-meter-note', attributes: near, within: meter, board: onFlights })
