import type { ReactElement } from 'react'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { ProgressBar } from './progress-bar.tsx'

const onFlights = (board: StoryBoard): Promise<unknown> => board.agent('flights', PLANNERS.flights)
const bar = (inner: ReactElement): ReactElement => <ProgressBar.Root aria-label="Bar" agentId="flights">{inner}</ProgressBar.Root>

describePart('ProgressBar.Root', { part: <ProgressBar.Root aria-label="Bar" agentId="flights" />, tag: 'div', className: 'cb-progress-bar-root', attributes: { 'data-state': 'running' }, board: onFlights })
describePart('ProgressBar.Label', { part: <ProgressBar.Label />, tag: 'span', className: 'cb-progress-bar-label', attributes: { 'data-state': 'running' }, within: bar, board: onFlights })
describePart('ProgressBar.Value', { part: <ProgressBar.Value />, tag: 'span', className: 'cb-progress-bar-value', attributes: { 'data-state': 'running' }, within: bar, board: onFlights })
describePart('ProgressBar.Track', { part: <ProgressBar.Track />, tag: 'div', className: 'cb-progress-bar-track', attributes: { 'data-state': 'running' }, within: bar, board: onFlights })
describePart('ProgressBar.Indicator', { part: <ProgressBar.Indicator />, tag: 'div', className: 'cb-progress-bar-indicator', attributes: { 'data-state': 'running' }, within: bar, board: onFlights })
describePart('ProgressBar.Pace', { part: <ProgressBar.Pace />, tag: 'span', className: 'cb-progress-bar-pace', attributes: { 'data-state': 'running' }, within: bar, board: onFlights })
