import { writeAgentRecord, type AgentRecord, type Session, type TaskRecord } from '@callboard/session'
import type { ActivityEntry, ActivityLane } from '@callboard/session/activity'
import { act, render, screen } from '@testing-library/react'
import { memo, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import { useActivity, useActivityLane, useActivityLanes, useValueChange, type ActivityFilter, type ValueChangeHandle } from './index.ts'
import { agentRecord } from '@callboard/session/testing'

const START = 1_000_000

function task(id: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return { id, title: `Task ${id}`, status: 'running', startedAt: START, updatedAt: START, ...fields }
}

const done = (id: string, startedAt: number): TaskRecord => task(id, { status: 'done', startedAt, updatedAt: startedAt + 5, endedAt: startedAt + 5 })

/** A board with an agent that says what it does. */
async function openBoard(...agents: readonly string[]): Promise<Board & { write(id: string, fields: Partial<AgentRecord>): Promise<void> }> {
  const board = await createBoard()
  const sessions = new Map<string, Session>()
  for (const id of agents) sessions.set(id, await board.joinAgent(id))
  return {
    ...board,
    write: (id, fields) =>
      act(async () => {
        const agent = sessions.get(id)
        if (agent !== undefined) writeAgentRecord(agent, agentRecord(id, { epoch: agent.connection.epoch.getSnapshot() ?? 1, since: START, ...fields }))
        await board.settle()
      }),
  }
}

/** Renders what a hook gives, and keeps all that it ever gave. */
function Witness<Value>({ use, seen }: { use: () => Value; seen: Value[] }): null {
  seen.push(use())
  return null
}

test('the list of what happened is the same until something happens, and then in order', async () => {
  const board = await openBoard('flights', 'hotels')
  await board.write('flights', { tasks: [task('search', { progress: { done: 1, total: 9 } })] })
  const seen: (readonly ActivityEntry[])[] = []
  const { rerender } = render(<Witness use={() => useActivity()} seen={seen} />, { wrapper: board.Wrapper })
  seen.splice(0, seen.length - 1)
  // Progress is nothing that is told of, and neither is the page's own rendering.
  for (let step = 2; step <= 9; step += 1) await board.write('flights', { tasks: [task('search', { progress: { done: step, total: 9 } })] })
  expect(seen).toHaveLength(1)
  rerender(<Witness use={() => useActivity()} seen={seen} />)
  expect(seen[1]).toBe(seen[0])

  await board.write('hotels', { tasks: [task('rooms', { startedAt: START - 50 })] })
  const last = seen.at(-1) ?? []
  expect(last).not.toBe(seen[0])
  expect(last.map(({ at }) => at)).toEqual(last.map(({ at }) => at).toSorted((left, right) => left - right))
  expect(last.filter(({ kind }) => kind === 'task-started').map((entry) => 'title' in entry && entry.title)).toEqual(['Task rooms', 'Task search'])
  // What was there is not made anew.
  expect(last).toEqual(expect.arrayContaining([...(seen[0] ?? [])]))
  for (const entry of seen[0] ?? []) expect(last.includes(entry)).toBe(true)
})

test('a filter that is written inline renders for what it lets through alone, and gives the same list until then', async () => {
  const board = await openBoard('flights', 'hotels')
  await board.write('flights', { tasks: [task('search')] })
  const seen: (readonly ActivityEntry[])[] = []
  const use = (): readonly ActivityEntry[] => useActivity({ topics: ['tasks'], actor: 'agent:flights' })
  render(<Witness use={use} seen={seen} />, { wrapper: board.Wrapper })
  const before = seen.at(-1)
  seen.length = 0
  await board.write('hotels', { tasks: [task('rooms')] })
  await act(async () => {
    board.session.setSelection('flight', 'TP 533')
    await board.settle()
  })
  expect(seen).toEqual([])
  await board.write('flights', { tasks: [done('search', START)] })
  expect(seen.at(-1)?.map(({ kind }) => kind)).toEqual(['task-started', 'task-ended'])
  expect(seen.at(-1)?.[0]).toBe(before?.[0])
})

test('another filter gives other entries', async () => {
  const board = await openBoard('flights')
  await board.write('flights', { tasks: [task('search')] })
  const Kinds = ({ filter }: { filter?: ActivityFilter }): ReactElement => <p>{useActivity(filter).map(({ kind }) => kind).join(' ') || 'nothing'}</p>
  const { rerender } = render(<Kinds filter={{ topics: ['tasks'] }} />, { wrapper: board.Wrapper })
  expect(screen.getByText('task-started')).toBeTruthy()
  rerender(<Kinds filter={{ topics: ['agents'] }} />)
  expect(screen.getByText('agent-joined')).toBeTruthy()
  rerender(<Kinds filter={{ actor: 'person:nobody' }} />)
  expect(screen.getByText('nothing')).toBeTruthy()
})

test('however much happens, no more than a thousand entries are given, the newest', async () => {
  const board = await openBoard('flights')
  const seen: (readonly ActivityEntry[])[] = []
  render(<Witness use={() => useActivity({ topics: ['tasks'] })} seen={seen} />, { wrapper: board.Wrapper })
  for (let round = 0; round < 15; round += 1) {
    await board.write('flights', { tasks: Array.from({ length: 40 }, (_, index) => done(`${round}-${index}`, START + round * 1_000 + index * 10)) })
  }
  for (const entries of seen) expect(entries.length).toBeLessThanOrEqual(1_000)
  expect(seen.at(-1)?.length).toBeGreaterThan(900)
  expect(seen.at(-1)?.at(-1)).toMatchObject({ kind: 'task-ended', taskKey: 'flights/14-39' })
  expect(seen.at(-1)?.some((entry) => 'taskKey' in entry && entry.taskKey === 'flights/0-0')).toBe(false)
})

test('a lane renders for its own agent alone, and the list of lanes for none of them', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `agent-${String(index).padStart(2, '0')}`)
  const board = await openBoard(...names)
  for (const name of names) await board.write(name, { tasks: [task('work')] })
  const renders: string[] = []
  const Lane = memo(function Lane({ of }: { of: string }): ReactElement {
    renders.push(of)
    return <p>{useActivityLane(of)?.spans.filter(({ kind }) => kind === 'task').length ?? 0}</p>
  })
  const Lanes = (): ReactElement => {
    renders.push('all')
    return <>{useActivityLanes().map((key) => <Lane key={key} of={key} />)}</>
  }
  render(<Lanes />, { wrapper: board.Wrapper })
  expect(renders.filter((of) => of !== 'all').toSorted()).toEqual(names.map((name) => `agent:${name}`))
  renders.length = 0
  await board.write('agent-07', { tasks: [done('work', START), task('more', { startedAt: START + 10 })] })
  expect(new Set(renders)).toEqual(new Set(['agent:agent-07']))
  renders.length = 0
  await board.write('agent-07', { tasks: [done('work', START), task('more', { startedAt: START + 10, progress: { done: 3, total: 4 } })] })
  expect(renders).toEqual([])
})

test('a person has a lane once they do something, and a lane that nobody has is none', async () => {
  const board = await openBoard('flights')
  await board.write('flights', {})
  const lanes: (readonly string[])[] = []
  const none: (ActivityLane | undefined)[] = []
  render(<><Witness use={() => useActivityLanes()} seen={lanes} /><Witness use={() => useActivityLane('person:nobody')} seen={none} /></>, { wrapper: board.Wrapper })
  expect([lanes.at(-1), none]).toEqual([['agent:flights'], [undefined]])
  await act(async () => {
    board.session.sendCommand({ kind: 'pause', to: 'flights' })
    await board.settle()
  })
  expect(lanes.at(-1)).toEqual(['agent:flights', 'person:ada'])
  expect(none).toEqual([undefined])
})

function ChangeWitness({ of, seen }: { of: string; seen: (ValueChangeHandle | undefined)[] }): null {
  seen.push(useValueChange('selections', of))
  return null
}

test('a change of a value renders for its own key alone, is the same until the next, and is undone once', async () => {
  const board = await openBoard()
  board.session.setSelection('flight', 'TP 533')
  const flight: (ValueChangeHandle | undefined)[] = []
  const hotel: (ValueChangeHandle | undefined)[] = []
  const App = (): ReactElement => (
    <>
      <ChangeWitness of="flight" seen={flight} />
      <ChangeWitness of="hotel" seen={hotel} />
    </>
  )
  const { rerender } = render(<App />, { wrapper: board.Wrapper })
  expect([flight, hotel]).toEqual([[undefined], [undefined]])
  await act(async () => {
    board.session.setSelection('flight', 'LH 1172')
    await board.settle()
  })
  expect(hotel).toHaveLength(1)
  expect(flight.at(-1)).toMatchObject({ canUndo: true, change: { before: 'TP 533', after: 'LH 1172', actor: { kind: 'person', id: 'ada' } } })
  const before = flight.at(-1)
  rerender(<App />)
  expect(flight.at(-1)).toBe(before)
  await act(async () => {
    expect(before?.undo()).toBe(true)
    await board.settle()
  })
  expect(board.session.selections.get('flight').getSnapshot()?.value).toBe('TP 533')
  expect(before?.undo()).toBe(false)
})
