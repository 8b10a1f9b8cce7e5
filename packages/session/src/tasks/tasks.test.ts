import { expect, test } from 'vitest'
import { countWakes, openBoard, taskRecord } from '../fixtures/open-board.ts'
import type { TaskRecord } from '../schema/index.ts'
import type { Session } from '../session/session.ts'
import { agentRecord } from '../testing/agent-record.ts'

function write(session: Session, id: string, tasks: readonly TaskRecord[]): void {
  session.doc.getMap('agents').set(id, agentRecord(id, { tasks: [...tasks] }))
}
const under = (agent: string, task: string): Pick<TaskRecord, 'parent'> => ({ parent: { agent, task } })
const online = (session: Session, id: string): void =>
  session.awareness.setLocalState({ callboard: { kind: 'agent', id, name: id, joinedAt: 1 } })

test("a task may be part of another agent's, whichever of the two is heard of first", async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  write(reader, 'flights', [taskRecord('search', under('planner', 'plan'))])
  expect(reader.rootTasks.getSnapshot()).toEqual(['flights/search'])
  expect(reader.tasks.get('flights/search').getSnapshot()?.parent).toBeUndefined()
  write(reader, 'planner', [taskRecord('plan')])
  expect(reader.rootTasks.getSnapshot()).toEqual(['planner/plan'])
  expect(reader.tasks.get('planner/plan').getSnapshot()?.children).toEqual(['flights/search'])
  expect(reader.tasks.get('flights/search').getSnapshot()?.parent).toBe('planner/plan')
  write(reader, 'planner', [])
  expect(reader.rootTasks.getSnapshot()).toEqual(['flights/search'])
})

test('tasks that name one another as parents are all roots, and none is lost', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  write(reader, 'a', [
    taskRecord('x', under('a', 'y')),
    taskRecord('y', under('a', 'z')),
    taskRecord('z', under('a', 'x')),
    taskRecord('leaf', under('a', 'x')),
    taskRecord('self', under('a', 'self')),
  ])
  expect(reader.rootTasks.getSnapshot()).toEqual(['a/self', 'a/x', 'a/y', 'a/z'])
  expect(reader.tasks.get('a/x').getSnapshot()?.children).toEqual(['a/leaf'])
  write(reader, 'a', [taskRecord('x', under('a', 'y')), taskRecord('y', under('a', 'z')), taskRecord('z')])
  expect(reader.rootTasks.getSnapshot()).toEqual(['a/z'])
})

test('roots and parts come in the order in which they began', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  write(reader, 'a', [
    taskRecord('late', { startedAt: 30 }),
    taskRecord('early', { startedAt: 10 }),
    taskRecord('part-2', { ...under('a', 'early'), startedAt: 22 }),
    taskRecord('part-1', { ...under('a', 'early'), startedAt: 21 }),
  ])
  expect(reader.rootTasks.getSnapshot()).toEqual(['a/early', 'a/late'])
  expect(reader.tasks.get('a/early').getSnapshot()?.children).toEqual(['a/part-1', 'a/part-2'])
})

test('a task without progress of its own is as far as its parts are on average', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  write(reader, 'planner', [taskRecord('plan')])
  write(reader, 'flights', [
    taskRecord('search', { ...under('planner', 'plan'), progress: { done: 50, total: 200, unit: 'flights' } }),
  ])
  write(reader, 'hotels', [taskRecord('search', { ...under('planner', 'plan'), progress: { fraction: 0.75 } })])
  expect(reader.progress.task('planner/plan').getSnapshot()).toMatchObject({ fraction: 0.5, done: 0, total: 2 })
  expect(reader.progress.all.getSnapshot()).toMatchObject({ fraction: 0.5, total: 3, ended: 0 })
  expect(reader.progress.task('flights/search').getSnapshot()).toMatchObject({
    done: 50,
    total: 200,
    unit: 'flights',
    fraction: 0.25,
  })
  expect(reader.progress.agent('planner').getSnapshot()).toMatchObject({ fraction: 0.5 })
})

test('a task that reports its own progress speaks for its parts', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  write(reader, 'a', [
    taskRecord('whole', { progress: { fraction: 0.9 } }),
    taskRecord('part', { ...under('a', 'whole'), progress: { fraction: 0.1 } }),
  ])
  expect(reader.progress.task('a/whole').getSnapshot().fraction).toBe(0.9)
})

test('progress that nobody knows is unknown, not nought', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  expect(reader.progress.all.getSnapshot()).toEqual({
    done: 0,
    total: 0,
    running: 0,
    failed: 0,
    ended: 0,
    state: 'none',
  })
  write(reader, 'a', [taskRecord('t', { progress: { done: 12 } })])
  expect(reader.progress.all.getSnapshot().fraction).toBeUndefined()
  expect(reader.progress.task('a/t').getSnapshot()).toMatchObject({ done: 12, total: 0 })
})

test('what is over does not dilute what goes on, and once nothing goes on the last word counts', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  online(reader, 'a')
  const first = taskRecord('first', { status: 'failed', startedAt: 1, progress: { fraction: 0.3 } })
  write(reader, 'a', [first])
  expect(reader.progress.all.getSnapshot()).toMatchObject({ state: 'failed', failed: 1 })
  write(reader, 'a', [first, taskRecord('second', { startedAt: 2, progress: { fraction: 0.2 } })])
  expect(reader.progress.all.getSnapshot()).toMatchObject({ state: 'running', fraction: 0.2, total: 1 })
  write(reader, 'a', [first, taskRecord('second', { startedAt: 2, status: 'done' })])
  expect(reader.progress.all.getSnapshot()).toMatchObject({ state: 'done', fraction: 1, ended: 2, failed: 1 })
})

test('progress of one task wakes its own line of parents and nobody else', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  write(reader, 'planner', [taskRecord('plan'), taskRecord('other')])
  write(reader, 'hotels', [taskRecord('search', under('planner', 'plan'))])
  write(reader, 'flights', [taskRecord('search', under('planner', 'plan'))])
  const keys = ['planner/plan', 'planner/other', 'hotels/search', 'flights/search']
  const wakes = countWakes(Object.fromEntries(keys.map((key) => [key, reader.progress.task(key)])))
  const views = countWakes(Object.fromEntries(keys.map((key) => [key, reader.tasks.get(key)])))
  write(reader, 'flights', [taskRecord('search', { ...under('planner', 'plan'), progress: { fraction: 0.5 } })])
  expect(wakes).toEqual({ 'planner/plan': 1, 'flights/search': 1 })
  expect(views).toEqual({ 'flights/search': 1 })
})

test('a task listed twice in a record counts once', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  write(reader, 'a', [taskRecord('t'), taskRecord('t', { title: 'again' })])
  expect(reader.tasks.ids.getSnapshot()).toEqual(['a/t'])
  expect(reader.agents.get('a').getSnapshot()?.tasks).toEqual(['a/t'])
  expect(reader.totals.getSnapshot().tasks.total).toBe(1)
})
