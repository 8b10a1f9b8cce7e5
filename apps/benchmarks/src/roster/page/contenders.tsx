import { AgentRoster, ProgressTree, SessionOverview } from '@callboard/ui'
import type { Contender } from '../../render/page/contender.ts'
import { reactYjs } from '../../render/page/contenders/react-yjs.tsx'
import { onBoard } from '../../render/page/on-board.tsx'
import { activityAfter, DONE_AT, doneAfter } from './record.ts'

/** A way to show what agents do, and how to tell that it shows what they wrote last. */
export interface RosterContender extends Contender {
  /** Selector of its rows. */
  readonly rows: string
  /** Whether a row is right. @param counts how many updates each agent has written */
  isRight(row: HTMLElement, counts: readonly number[]): boolean
}

const AGENTS = { rows: 'li:not([role="none"], .cb-agent-roster-group)', isRight: saysLast } as const

/** By the names that the table shows. */
export const contenders: Readonly<Record<string, RosterContender>> = {
  'callboard: AgentRoster': { ...AGENTS, ...onBoard(<AgentRoster />) },
  'callboard: AgentRoster, by status, latest first': {
    ...AGENTS,
    ...onBoard(<AgentRoster defaultGroupBy="status" defaultSortBy="latest" />),
  },
  'callboard: ProgressTree': { rows: '[role="row"][data-task]', isRight: isAsFar, ...onBoard(<ProgressTree />) },
  'callboard: SessionOverview': { rows: '.cb-session-overview-root', isRight: isAsFarInAll, ...onBoard(<SessionOverview />) },
  'peer: react-yjs, useY of all records, all rows mounted': { ...AGENTS, ...reactYjs },
}

/** What its agent does is what it said last. */
function saysLast(row: HTMLElement, counts: readonly number[]): boolean {
  const number = /Agent (?:agent-)?(\d+)/u.exec(row.textContent)?.[1]
  const index = row.textContent.includes('Agent agent-') ? Number(number) : Number(number) - 1
  return row.textContent.includes(activityAfter(counts[index] ?? -1))
}

function isAsFar(row: HTMLElement, counts: readonly number[]): boolean {
  const count = counts[Number(/\d+/u.exec(row.dataset['task'] ?? '')?.[0])]
  return isNear(barIn(row), doneAfter(count ?? -1) / DONE_AT)
}

function isAsFarInAll(row: HTMLElement, counts: readonly number[]): boolean {
  const done = counts.reduce((sum, count) => sum + doneAfter(count), 0)
  return isNear(barIn(row), done / counts.length / DONE_AT)
}

function barIn(row: HTMLElement): number {
  return Number(row.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow'))
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.001
}
