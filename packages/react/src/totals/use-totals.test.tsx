import { act, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/create-board.tsx'
import { useTotals } from './use-totals.ts'
import { writeAgentRecord } from '@callboard/session'
import { agentRecord } from '@callboard/session/testing'

test('counts agents and tasks as they change', async () => {
  const board = await createBoard()
  const Sums = (): ReactElement => {
    const { agents, online, byStatus, tasks } = useTotals()
    const running = `${tasks.running} of ${tasks.total} running`
    return <p>{`${agents} agents, ${online} online, ${byStatus.working} working, ${running}`}</p>
  }
  render(<Sums />, { wrapper: board.Wrapper })
  expect(screen.getByText('0 agents, 0 online, 0 working, 0 of 0 running')).toBeTruthy()
  const agent = await act(async () => board.joinAgent('flights'))
  await act(async () => {
    const now = Date.now()
    writeAgentRecord(agent, 
      agentRecord('flights', {
        epoch: agent.connection.epoch.getSnapshot() ?? 0,
        status: 'working',
        tasks: [
          { id: 'search', title: 'Search', status: 'running', startedAt: now, updatedAt: now },
          { id: 'greet', title: 'Greet', status: 'done', startedAt: now, updatedAt: now, endedAt: now },
        ],
      }),
    )
    await board.settle()
  })
  expect(screen.getByText('1 agents, 1 online, 1 working, 1 of 2 running')).toBeTruthy()
})
