import { LIMITS } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/board.ts'

const bytesOf = (board: Board): number =>
  new TextEncoder().encode(JSON.stringify(board.relay.doc('trip').getMap('agents').get('flights'))).length

test('what does not fit is refused with the largest part named, and everything else goes on', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const big = agent.task({ id: 'big', title: 'Big', phase: 'p'.repeat(500) })
  for (let index = 0; index < 12; index += 1) big.milestone(`${index}`.padEnd(450, 'm'))
  const other = agent.task({ id: 'other', title: 'Other' })

  expect(() => {
    for (let index = 0; index < 8; index += 1) big.milestone('n'.repeat(100 + index))
  }).toThrowError(
    expect.objectContaining({
      code: 'record-too-large',
      details: expect.objectContaining({ part: 'tasks.big', largest: 'tasks.big' }),
    }),
  )

  other.progress(7)
  big.done()
  await board.settle(1_000)
  expect(board.task('other')?.progress).toMatchObject({ done: 7 })
  expect(board.task('big')?.status).toBe('done')
  expect(board.agent()?.valid).toBe(true)
})

test('older finished tasks make room for new ones, the newest stay', async () => {
  const board = await createBoard()
  const agent = await board.join()

  for (let index = 0; index < 200; index += 1) {
    const task = agent.task({ id: `task-${index}`, title: `${index}`.padEnd(400, '.') })
    task.done()
  }
  await board.settle(5_000)

  expect(board.task('task-199')?.status).toBe('done')
  expect(board.task('task-198')?.status).toBe('done')
  expect(board.task('task-0')).toBeUndefined()
  expect(bytesOf(board)).toBeLessThanOrEqual(LIMITS.recordBytes)
})

test('tasks end and commands are answered even when the record is full', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const tasks = []
  try {
    for (let index = 0; index < 100; index += 1) tasks.push(agent.task({ id: `task-${index}`, title: 't'.repeat(200) }))
  } catch {
    // Full.
  }
  const command = board.person.sendCommand({ kind: 'pause', to: 'flights' })
  await board.settle(1_000)
  for (const task of tasks) task.fail(new Error('e'.repeat(5_000)))
  await board.settle(5_000)

  expect(tasks.length).toBeGreaterThan(20)
  expect(board.person.commands.get(command).getSnapshot()?.state).toBe('done')
  expect(board.agent()).toMatchObject({ valid: true, status: 'paused' })
  expect(board.person.totals.getSnapshot().tasks.running).toBe(0)
  expect(bytesOf(board)).toBeLessThanOrEqual(LIMITS.recordBytes)
})

test('characters count as the bytes they are stored as', async () => {
  const board = await createBoard()
  const agent = await board.join()

  expect(() => {
    for (let index = 0; index < 40; index += 1) agent.task({ title: '界'.repeat(300) })
  }).toThrowError(expect.objectContaining({ code: 'record-too-large' }))

  await board.settle(5_000)
  expect(board.agent()?.valid).toBe(true)
  expect(board.agent()?.tasks.length).toBeGreaterThan(4)
  expect(bytesOf(board)).toBeLessThanOrEqual(LIMITS.recordBytes)
})

test('an activity line that is too long is refused and the former one stays', async () => {
  const board = await createBoard()
  const agent = await board.join()
  agent.setActivity('Comparing fares')

  expect(() => agent.setActivity('x'.repeat(501))).toThrowError(expect.objectContaining({ code: 'record-invalid' }))

  await board.settle(1_000)
  expect(board.agent()?.activity).toBe('Comparing fares')
})
