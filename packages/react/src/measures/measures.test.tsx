import { writeAgentRecord, type AgentRecord, type Session } from '@callboard/session'
import { act, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/create-board.tsx'
import { usePaced } from './use-paced.ts'
import { useProgressPace } from './use-progress-pace.ts'
import { useTeamSums } from './use-team-sums.ts'
import { useUsage } from './use-usage.ts'
import { agentRecord } from '@callboard/session/testing'

function write(agent: Session, fields: Partial<AgentRecord>): void {
  const id = agent.identity.kind === 'agent' ? agent.identity.id : ''
  writeAgentRecord(agent, agentRecord(id, { epoch: agent.connection.epoch.getSnapshot() ?? 0, ...fields }))
}

test('a task that tells of its past has a pace at once; one that is done has none', async () => {
  const board = await createBoard()
  const Pace = (): ReactElement => {
    const { leftMs, perSecond, unit } = useProgressPace({ task: 'flights/t' })
    return <p>{`${perSecond ?? 'no'} ${unit ?? 'rate'}, ${leftMs ?? 'no time'}`}</p>
  }
  const agent = await board.joinAgent('flights')
  const now = Date.now()
  const task = { id: 't', title: 'T', status: 'running' as const, startedAt: now - 40_000, updatedAt: now, progress: { done: 100, total: 200, unit: 'pages' } }
  write(agent, { status: 'working', tasks: [task] })
  await board.settle()
  render(<Pace />, { wrapper: board.Wrapper })
  expect(screen.getByText('2.5 pages, 40000')).toBeTruthy()
  await act(async () => {
    write(agent, { tasks: [{ ...task, status: 'done', endedAt: now }] })
    await board.settle()
  })
  expect(screen.getByText('no rate, no time')).toBeTruthy()
})

test('a busy store renders at most once an interval, and ends with the newest', async () => {
  const board = await createBoard()
  const agent = await board.joinAgent('flights')
  let renders = 0
  const Activity = (): ReactElement => {
    renders += 1
    return <p>{usePaced(({ agents }) => agents.get('flights'), 300)?.activity ?? 'none'}</p>
  }
  render(<Activity />, { wrapper: board.Wrapper })
  renders = 0
  for (let index = 1; index <= 50; index += 1) {
    write(agent, { activity: `step ${index}` })
    await act(board.settle)
  }
  await waitFor(() => expect(screen.getByText('step 50')).toBeTruthy())
  expect(renders).toBeLessThan(50)
})

test('adds up what agents have spent, or tells it of one', async () => {
  const board = await createBoard()
  const Spent = (): ReactElement => {
    const all = useUsage()
    const one = useUsage('hotels')
    return <p>{`${all.tokens} and ${all.costs.map(({ amount, currency }) => `${amount} ${currency}`).join(' ')}, ${one.tokens}, ${useTeamSums().waitingForPeople} wait`}</p>
  }
  render(<Spent />, { wrapper: board.Wrapper })
  expect(screen.getByText('0 and , 0, 0 wait')).toBeTruthy()
  const flights = await board.joinAgent('flights')
  const hotels = await board.joinAgent('hotels')
  await act(async () => {
    write(flights, { usage: { inputTokens: 10, cost: 0.1, currency: 'EUR' } })
    write(hotels, { status: 'waiting', reason: 'waiting-for-person', usage: { outputTokens: 5, cost: 0.2, currency: 'EUR' } })
    await board.settle()
  })
  await waitFor(() => expect(screen.getByText('15 and 0.3 EUR, 5, 1 wait')).toBeTruthy())
})
