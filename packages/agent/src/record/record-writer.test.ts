import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'

test('10,000 progress calls in a second are a few dozen updates, and the last one stands', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'rows', title: 'Rows', total: 10_000 })
  await board.settle(1_000)
  const updates = board.countUpdates()

  for (let done = 1; done <= 10_000; done += 1) {
    task.progress(done)
    if (done % 100 === 0) await board.settle(10)
  }
  await board.settle(100)

  expect(updates.count).toBeLessThanOrEqual(12)
  expect(updates.count).toBeGreaterThanOrEqual(8)
  expect(board.task('rows')?.progress).toMatchObject({ done: 10_000, total: 10_000 })
})

test('10,000 progress calls without a pause are one update', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'rows', title: 'Rows' })
  await board.settle(1_000)
  const updates = board.countUpdates()

  for (let done = 1; done <= 10_000; done += 1) task.progress(done)
  await board.settle(100)

  expect(updates.count).toBe(1)
  expect(board.task('rows')?.progress).toMatchObject({ done: 10_000 })
})

test('a change of status does not wait for the next update', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'rows', title: 'Rows' })
  task.progress(1)
  await board.settle()
  task.progress(2)

  agent.setStatus('waiting', { reason: 'waiting-for-person' })

  await board.settle()
  expect(board.agent()?.status).toBe('waiting')
})

test('a large record is written less often, within the bytes a second that the agent may write', async () => {
  const board = await createBoard()
  const agent = await board.join({ maxBytesPerSecond: 8_192 })
  for (let index = 0; index < 12; index += 1) agent.task({ title: 'x'.repeat(400) })
  const task = agent.task({ id: 'rows', title: 'Rows' })
  await board.settle(5_000)
  const updates = board.countUpdates()

  for (let done = 1; done <= 1_000; done += 1) {
    task.progress(done)
    await board.settle(10)
  }
  agent.setStatus('waiting')
  await board.settle()
  expect(board.agent()?.status, 'a status borrows from the next second').toBe('waiting')
  await board.settle(2_000)

  expect(updates.bytes).toBeLessThan(12 * 8_192)
  expect(updates.count).toBeLessThan(20)
  expect(board.task('rows')?.progress).toMatchObject({ done: 1_000 })
})

test('with coalescing off every change is an update', async () => {
  const board = await createBoard()
  const agent = await board.join({ coalesceMs: 0 })
  const task = agent.task({ title: 'Rows' })
  await board.settle()
  const updates = board.countUpdates()

  for (let done = 1; done <= 500; done += 1) task.progress(done)
  await board.settle()

  expect(updates.count).toBe(500)
})

test('an agent whose relay is away goes on, and one update brings the board up to date', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'rows', title: 'Rows' })
  await board.settle(1_000)

  board.relay.stop()
  for (let done = 1; done <= 100; done += 1) {
    task.progress(done)
    await board.settle(50)
  }
  board.relay.start()
  await board.settle(10_000)

  expect(board.agent()).toMatchObject({ online: true, status: 'working' })
  expect(board.task('rows')?.progress).toMatchObject({ done: 100 })
})
