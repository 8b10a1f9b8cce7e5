import { render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { useAgent } from '../agent/use-agent.ts'
import { useAgents } from '../agent/use-agents.ts'
import { useConnection } from '../connection/use-connection.ts'
import { useTotals } from '../totals/use-totals.ts'
import { createTestBoard, type ScriptedBoard, type TestBoardOptions } from './create-test-board.ts'
import { TestBoard } from './test-board.tsx'

async function open(options?: TestBoardOptions): Promise<ScriptedBoard> {
  const board = await createTestBoard(options)
  onTestFinished(() => board.close())
  return board
}

function Agent({ id }: { id: string }): ReactElement {
  const agent = useAgent(id)
  return <li>{agent?.name} is {agent?.status}</li>
}

function Agents(): ReactElement {
  return <ul data-connection={useConnection().status}>{useAgents().map((id) => <Agent key={id} id={id} />)}</ul>
}

const rows = (): (string | null)[] => screen.queryAllByRole('listitem').map((row) => row.textContent)

test('shows what is written at once, and what follows from time when time has passed', async () => {
  const board = await open()
  render(<TestBoard board={board}><Agents /></TestBoard>)
  expect(rows()).toEqual([])
  await board.agent('flights', { name: 'Flights', status: 'working', reportsWithinMs: 4_000 })
  expect(rows()).toEqual(['Flights is working'])
  await board.advance(5_000)
  expect(rows()).toEqual(['Flights is stalled'])
  await board.agent('flights', { name: 'Flights', status: 'done' })
  expect(rows()).toEqual(['Flights is done'])
})

test('plays a scenario, the same one for the same seed', async () => {
  const told: string[] = []
  for (let run = 0; run < 2; run += 1) {
    const board = await open({ scenario: 'busy', agents: 3, seed: 5 })
    const { container, unmount } = render(<TestBoard board={board}><Agents /></TestBoard>)
    await board.advance(8_000)
    expect(rows()).toHaveLength(3)
    told.push(container.innerHTML)
    unmount()
  }
  expect(told[0]).toBe(told[1])
})

test('an agent that crashes is offline, and one that comes back begins its next life', async () => {
  const board = await open()
  render(<TestBoard board={board}><Agents /></TestBoard>)
  await board.crash(await board.agent('flights', { name: 'Flights', status: 'working' }))
  expect(rows()).toEqual(['Flights is offline'])
  const again = await board.agent('flights', { name: 'Flights', status: 'working' })
  expect(rows()).toEqual(['Flights is working'])
  expect(again.connection.epoch.getSnapshot()).toBe(2)
})

test('the link goes and comes back as time passes', async () => {
  const board = await open({ scenario: 'calm' })
  render(<TestBoard board={board}><Agents /></TestBoard>)
  const status = (): string | null => screen.getByRole('list').getAttribute('data-connection')
  expect(status()).toBe('connected')
  board.relay.stop()
  await board.advance(1_000)
  expect(status()).toBe('reconnecting')
  board.relay.start()
  await board.advance(30_000)
  expect(status()).toBe('connected')
})

test('React never complains of a change that nobody announced', async () => {
  const complain = vi.spyOn(console, 'error')
  onTestFinished(() => complain.mockRestore())
  const board = await open({ scenario: 'flood', agents: 20 })
  const Running = (): ReactElement => <output>{useTotals().tasks.running}</output>
  render(<TestBoard board={board}><Running /></TestBoard>)
  await board.advance(3_000)
  await board.person('ben', 'Ben')
  expect(Number(screen.getByRole('status').textContent)).toBeGreaterThan(4)
  expect(complain).not.toHaveBeenCalled()
})
