import type { ReactElement } from 'react'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { ProgressTree } from './progress-tree.tsx'

const onFlights = (board: StoryBoard): Promise<unknown> => board.agent('flights', PLANNERS.flights)
const grid = (inner: ReactElement): ReactElement => <ProgressTree.Grid><ProgressTree.Rows>{inner}</ProgressTree.Rows></ProgressTree.Grid>
const onGrid = (inner: ReactElement): ReactElement => <ProgressTree.Grid>{inner}</ProgressTree.Grid>
const row = (inner: ReactElement): ReactElement => grid(<ProgressTree.Row>{inner}</ProgressTree.Row>)
const cell = (inner: ReactElement): ReactElement => row(<ProgressTree.Cell>{inner}</ProgressTree.Cell>)

describePart('ProgressTree.Root', { part: <ProgressTree.Root />, tag: 'section', className: 'cb-progress-tree-root', attributes: { 'data-empty': '' } })
describePart('ProgressTree.Title', { part: <ProgressTree.Title />, tag: 'h2', className: 'cb-progress-tree-title' })
describePart('ProgressTree.Summary', { part: <ProgressTree.Summary />, tag: 'p', className: 'cb-progress-tree-summary', board: onFlights })
describePart('ProgressTree.Grid', { part: <ProgressTree.Grid />, tag: 'div', className: 'cb-progress-tree-grid', board: onFlights })
describePart('ProgressTree.Header', { part: <ProgressTree.Header />, tag: 'div', className: 'cb-progress-tree-header' })
describePart('ProgressTree.Empty', { part: <ProgressTree.Empty />, tag: 'p', className: 'cb-progress-tree-empty' })
describePart('ProgressTree.Row', { part: <ProgressTree.Row />, tag: 'div', className: 'cb-progress-tree-row', attributes: { 'data-status': 'running', 'data-leaf': '' }, within: grid, board: onFlights })
describePart('ProgressTree.Cell', { part: <ProgressTree.Cell />, tag: 'div', className: 'cb-progress-tree-cell', attributes: { 'data-status': 'running' }, within: row, board: onFlights })
describePart('ProgressTree.Toggle', { part: <ProgressTree.Toggle />, tag: 'span', className: 'cb-progress-tree-toggle', attributes: { 'data-leaf': '' }, within: cell, board: onFlights })
describePart('ProgressTree.Task', { part: <ProgressTree.Task />, tag: 'span', className: 'cb-progress-tree-task', attributes: { 'data-status': 'running' }, within: cell, board: onFlights })
describePart('ProgressTree.Agent', { part: <ProgressTree.Agent />, tag: 'span', className: 'cb-progress-tree-agent', attributes: { 'data-status': 'running' }, within: cell, board: onFlights })
describePart('ProgressTree.Progress', { part: <ProgressTree.Progress />, tag: 'div', className: 'cb-progress-tree-progress', attributes: { 'data-status': 'running' }, within: cell, board: onFlights })
describePart('ProgressTree.Time', { part: <ProgressTree.Time />, tag: 'span', className: 'cb-progress-tree-time', attributes: { 'data-status': 'running' }, within: cell, board: onFlights })
describePart('ProgressTree.Rows', { part: <ProgressTree.Rows><ProgressTree.Row /></ProgressTree.Rows>, tag: 'div', className: 'cb-progress-tree-rows', within: onGrid, board: onFlights })
