import type { AgentRecord } from '@callboard/session'
import { Profiler } from 'react'
import { expect, test, vi } from 'vitest'
import { PLANNERS } from '../story/records.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { AgentRoster } from './agent-roster.tsx'
import { writeAgentRecord } from '@callboard/session'

function said(): string {
  return document.querySelector('.cb-agent-roster-announcer')?.textContent ?? ''
}

test('names its region Agents and says how many are online', async () => {
  const { getByRole, getByText } = await renderOnBoard(<AgentRoster />, async (board) => {
    await board.agent('flights', PLANNERS.flights)
    await board.foreignRecord('ghost', { ...board.session.agents.get('flights').getSnapshot()?.record, id: 'ghost', name: 'Ghost' })
  })
  expect(getByRole('region', { name: 'Agents' })).toBeDefined()
  expect(getByText('1 of 2 online')).toBeDefined()
})

test('shows records that cannot be read as such, whatever they are', async () => {
  const { getAllByText, change, board } = await renderOnBoard(<AgentRoster />, async ({ foreignRecord }) => {
    await foreignRecord('number', 7)
    await foreignRecord('empty', {})
    await foreignRecord('nothing', null)
    await foreignRecord('wrong', { id: 'wrong', name: { first: 'no' }, tasks: 'none' })
  })
  expect(getAllByText('Unreadable record')).toHaveLength(4)
  await change(() => board.foreignRecord('wrong', ['still', 'wrong']))
  expect(getAllByText('Unreadable record')).toHaveLength(4)
})

test('renders one row again when one agent of a thousand changes', async () => {
  const renders = new Map<string, number>()
  const { board, change, findByText } = await renderOnBoard(
    <AgentRoster>
      {(id) => (
        <Profiler key={id} id={id} onRender={() => renders.set(id, (renders.get(id) ?? 0) + 1)}>
          <AgentRoster.Item agentId={id} />
        </Profiler>
      )}
    </AgentRoster>,
    ({ crowd }) => crowd(1_000),
  )
  expect(renders.size).toBeLessThan(100)
  renders.clear()
  await change(() => board.changeInCrowd(500, { role: 'Not seen' }))
  await change(() => board.changeInCrowd(3, { role: 'Changed' }))
  expect(await findByText('Changed')).toBeDefined()
  expect([...renders.keys()]).toEqual(['agent-0003'])
})

test('tells screen readers of a changed status once, and never of progress', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    let write: (fields: Partial<AgentRecord>) => void = () => {}
    const { change } = await renderOnBoard(<AgentRoster />, async (board) => {
      const agent = await board.agent('flights', PLANNERS.flights)
      await board.agent('hotels', PLANNERS.hotels)
      const record = board.session.agents.get('flights').getSnapshot()?.record
      write = (fields) => record && writeAgentRecord(agent, { ...record, ...fields })
    })
    const wait = (): Promise<void> => change(() => vi.advanceTimersByTime(5_000))
    await wait()
    expect(said()).toBe('')

    await change(() => write({ activity: 'Something else' }))
    await wait()
    expect(said()).toBe('')

    await change(() => write({ status: 'waiting' }))
    await change(() => write({ status: 'done' }))
    await wait()
    expect(said()).toBe('Flights: Done')

    await change(() => write({ status: 'waiting' }))
    await change(() => write({ status: 'done' }))
    await wait()
    expect(said()).toBe('Flights: Done')
  } finally {
    vi.useRealTimers()
  }
})

test('says many changes as one sentence', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { change, board } = await renderOnBoard(<AgentRoster />, ({ crowd }) => crowd(5))
    await change(() => {
      for (let index = 0; index < 5; index += 1) board.changeInCrowd(index, { leftAt: undefined })
    })
    await change(() => Promise.all(Array.from({ length: 5 }, (_, index) => board.agent(`agent-000${index}`, {}))))
    await change(() => vi.advanceTimersByTime(5_000))
    expect(said()).toBe('5 agents changed their status')
  } finally {
    vi.useRealTimers()
  }
})
