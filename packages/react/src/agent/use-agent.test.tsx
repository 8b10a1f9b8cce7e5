import { act, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/create-board.tsx'
import { useAgent } from './use-agent.ts'
import { useAgents } from './use-agents.ts'
import { writeAgentRecord } from '@callboard/session'
import { agentRecord } from '@callboard/session/testing'

function Card({ id }: { id: string }): ReactElement {
  const agent = useAgent(id)
  if (!agent) return <p>nobody</p>
  if (!agent.valid) return <p>{`invalid ${agent.issues[0]?.path}`}</p>
  return <p>{`${agent.name} is ${agent.status}: ${agent.activity}`}</p>
}

test('shows an agent from the moment it joins, with what it reports', async () => {
  const board = await createBoard()
  render(<Card id="flights" />, { wrapper: board.Wrapper })
  expect(screen.getByText('nobody')).toBeTruthy()

  const agent = await act(async () => board.joinAgent('flights'))
  const epoch = agent.connection.epoch.getSnapshot() ?? 0
  await act(async () => {
    const report = { status: 'working', activity: 'Comparing fares', reportsWithinMs: 60_000 } as const
    writeAgentRecord(agent, agentRecord('flights', { epoch, name: 'Flights', ...report }, agent.now()))
    await board.settle()
  })
  expect(screen.getByText('Flights is working: Comparing fares')).toBeTruthy()

  await act(async () => {
    await agent.close()
    await board.settle()
  })
  expect(screen.getByText('Flights is offline: Comparing fares')).toBeTruthy()
})

test('T29: an invalid record shows as invalid and throws nothing', async () => {
  const board = await createBoard()
  const doc = await board.joinPlain()
  render(<Card id="flights" />, { wrapper: board.Wrapper })
  await act(async () => {
    doc.getMap('agents').set('flights', { ...agentRecord('flights'), status: 'dancing' })
    await board.settle()
  })
  expect(screen.getByText('invalid status')).toBeTruthy()
})

test('the list of ids keeps its identity while agents only change', async () => {
  const board = await createBoard()
  const doc = await board.joinPlain()
  const lists = new Set<readonly string[]>()
  const List = (): ReactElement => {
    const ids = useAgents()
    lists.add(ids)
    return <p>{ids.join(' ')}</p>
  }
  const write = (id: string, activity: string): Promise<void> =>
    act(async () => {
      doc.getMap('agents').set(id, agentRecord(id, { activity }))
      await board.settle()
    })
  await write('hotels', 'one')
  await write('flights', 'one')
  const { rerender } = render(<List />, { wrapper: board.Wrapper })
  expect(screen.getByText('flights hotels')).toBeTruthy()
  await write('flights', 'two')
  rerender(<List />)
  expect(lists.size).toBe(1)
})
