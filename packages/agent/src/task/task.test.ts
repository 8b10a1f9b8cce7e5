import { CallboardError } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'

test('a task shows its title, progress, phase, milestones and end', async () => {
  const board = await createBoard()
  const agent = await board.join()

  const task = agent.task({ id: 'fares', title: 'Compare fares', total: 214, unit: 'flights', phase: 'Reading' })
  await board.settle()
  expect(board.task('fares')).toMatchObject({
    title: 'Compare fares',
    status: 'running',
    phase: 'Reading',
    progress: { done: 0, total: 214, unit: 'flights' },
  })

  task.progress({ done: 107 })
  task.phase('Sorting')
  task.milestone('All pages read')
  await board.settle(100)
  expect(board.task('fares')).toMatchObject({ phase: 'Sorting', fraction: 0.5 })
  expect(board.task('fares')?.milestones.map(({ title }) => title)).toEqual(['All pages read'])

  task.done()
  await board.settle()
  expect(board.task('fares')).toMatchObject({ status: 'done', endedAt: board.clock.now() })
})

test('an agent works while a task runs and is idle again after it, at once', async () => {
  const board = await createBoard()
  const agent = await board.join()
  expect(board.agent()?.status).toBe('idle')

  const first = agent.task({ title: 'One' })
  const second = agent.task({ title: 'Two' })
  await board.settle()
  expect(board.agent()?.status).toBe('working')

  first.done()
  await board.settle()
  expect(board.agent()?.status).toBe('working')

  second.fail(new Error('no'))
  await board.settle()
  expect(board.agent()?.status).toBe('idle')
})

test('a status that the agent set stands over its tasks until it is taken back', async () => {
  const board = await createBoard()
  const agent = await board.join()
  agent.setStatus('waiting', { reason: 'waiting-for-person' })
  agent.task({ title: 'One' })
  await board.settle()
  expect(board.agent()).toMatchObject({ status: 'waiting', reason: 'waiting-for-person' })

  agent.setStatus(undefined)
  await board.settle()
  expect(board.agent()).toMatchObject({ status: 'working', reason: 'reported' })
})

test('run ends its task as done and gives back the result', async () => {
  const board = await createBoard()
  const agent = await board.join()

  const result = await agent.run({ id: 'sum', title: 'Sum' }, () => 42)

  await board.settle()
  expect(result).toBe(42)
  expect(board.task('sum')?.status).toBe('done')
})

test('run ends its task as failed when the work throws, and throws the same', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const failure = Object.assign(new Error('The fare service is down'), { code: 'ECONNREFUSED' })

  await expect(agent.run({ id: 'fares', title: 'Fares' }, () => Promise.reject(failure))).rejects.toBe(failure)

  await board.settle()
  expect(board.task('fares')).toMatchObject({
    status: 'failed',
    error: { code: 'ECONNREFUSED', message: 'The fare service is down' },
  })
})

test('run leaves alone a task that the work has ended itself', async () => {
  const board = await createBoard()
  const agent = await board.join()

  await agent.run({ id: 'fares', title: 'Fares' }, (task) => task.cancel('Nobody wants it'))

  await board.settle()
  expect(board.task('fares')).toMatchObject({ status: 'cancelled', error: { message: 'Nobody wants it' } })
})

test('a task that has ended takes no more calls, and its end stands', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'fares', title: 'Fares' })
  task.done()

  for (const call of [() => task.done(), () => task.fail('x'), () => task.cancel(), () => task.progress(1)]) {
    expect(call).toThrowError(expect.objectContaining({ code: 'task-ended' }))
  }
  await board.settle(1_000)
  expect(board.task('fares')?.status).toBe('done')
})

test('cancelling a task aborts its signal and cancels what was part of it', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const plan = agent.task({ id: 'plan', title: 'Plan' })
  const part = plan.subtask({ id: 'part', title: 'Part' })
  const detail = part.subtask({ id: 'detail', title: 'Detail' })

  plan.cancel('Changed my mind')

  expect([plan.signal.aborted, part.signal.aborted, detail.signal.aborted]).toEqual([true, true, true])
  await board.settle()
  expect(board.task('detail')).toMatchObject({ status: 'cancelled', error: { code: 'parent-ended' } })
  expect(() => detail.progress(1)).not.toThrow()
})

test("a task can be part of another agent's task", async () => {
  const board = await createBoard()
  const lead = await board.join({ agent: { id: 'lead', name: 'Lead' } })
  const flights = await board.join()
  const plan = lead.task({ id: 'plan', title: 'Plan' })

  flights.task({ id: 'search', title: 'Search', parent: plan.ref })

  await board.settle()
  expect(board.task('search')?.parent).toBe('lead/plan')
  expect(board.task('plan', 'lead')?.children).toEqual(['flights/search'])
})

test("what an agent does for another's task goes on when that agent leaves, and ends when the task is cancelled", async () => {
  const board = await createBoard()
  const [helper, planner] = [await board.join(), await board.join({ agent: { id: 'planner', name: 'Planner' } })]
  const [left, cancelled] = [planner.task({ title: 'Weekend' }), planner.task({ title: 'Another' })]
  await board.settle(100)
  const [kept, ended] = [left, cancelled].map(({ ref }) => helper.task({ title: 'Fares', parent: ref }))
  cancelled.cancel('No longer wanted')
  await board.settle(100)
  await planner.leave()
  await board.settle(100)
  expect([kept?.signal.aborted, ended?.signal.aborted]).toEqual([false, true])
})

test('of its milestones a task keeps the newest twenty', async () => {
  const board = await createBoard()
  const task = (await board.join()).task({ id: 'fares', title: 'Fares' })
  for (let page = 1; page <= 25; page += 1) task.milestone(`Page ${page}`)
  await board.settle(100)
  const titles = board.task('fares')?.milestones.map(({ title }) => title)
  expect(titles).toEqual(Array.from({ length: 20 }, (_, index) => `Page ${index + 6}`))
})

test('an id that is under way is refused, and free again once its task has ended', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'fares', title: 'Fares' })

  expect(() => agent.task({ id: 'fares', title: 'Again' })).toThrowError(
    expect.objectContaining({ code: 'option-invalid' }),
  )
  task.done()
  agent.task({ id: 'fares', title: 'Again' })
  await board.settle()
  expect(board.task('fares')).toMatchObject({ title: 'Again', status: 'running' })
})

test.each([
  ['progress that is not a number', (task: { progress(value: number): void }) => task.progress(Number.NaN)],
  ['a negative count', (task: { progress(value: number): void }) => task.progress(-1)],
])('%s is refused and changes nothing', async (_, call) => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'fares', title: 'Fares', total: 10 })
  task.progress(3)

  expect(() => call(task)).toThrowError(expect.objectContaining({ code: 'record-invalid' }))

  task.phase('Still here')
  await board.settle(100)
  expect(board.task('fares')).toMatchObject({ phase: 'Still here', progress: { done: 3, total: 10 } })
})

test('a task without a title is refused with a Callboard error', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const untyped = agent as unknown as { task(options: object): void }

  let thrown: unknown
  try {
    untyped.task({})
  } catch (error) {
    thrown = error
  }

  expect(CallboardError.is(thrown, 'record-invalid')).toBe(true)
  await board.settle(100)
  expect(board.agent()?.tasks).toEqual([])
})
