import type { CommandView, MemoryConnection } from '@callboard/session'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/board.ts'
import { commandOf, openTab } from '../fixtures/tab.ts'
import type { Task } from '../task/task.ts'

type Told = 'pause' | 'resume'

async function tell(board: Board, kind: Told, task?: string): Promise<Pick<CommandView, 'state' | 'reason'>> {
  const id = board.person.sendCommand({ kind, to: 'flights', ...(task === undefined ? {} : { task }) })
  await board.settle()
  return commandOf(board.person, id) ?? { state: 'requested' }
}

/** Whether the work has come past its checkpoint. */
async function passes(board: Board, checkpoint: Promise<void>): Promise<boolean> {
  let has = false
  checkpoint.then(() => (has = true), () => undefined)
  await board.settle()
  return has
}

const statuses = (board: Board, ids: readonly string[]): unknown[] => ids.map((id) => board.task(id)?.status)

test('a paused task stands still at its checkpoint and shows as paused, until it is resumed', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const fares = agent.task({ id: 'fares', title: 'Fares' })
  const page = fares.subtask({ id: 'page', title: 'Page' })
  const hotels = agent.task({ id: 'hotels', title: 'Hotels' })
  expect(await passes(board, fares.checkpoint())).toBe(true)

  for (let again = 0; again < 2; again += 1) expect((await tell(board, 'pause', 'fares')).state).toBe('done')
  expect(statuses(board, ['fares', 'page', 'hotels'])).toEqual(['paused', 'paused', 'running'])
  expect(board.agent()?.status).toBe('working')
  const waiting = [fares.checkpoint(), page.checkpoint()]
  const checkpoints = [...waiting, hotels.checkpoint()]
  expect(await Promise.all(checkpoints.map((one) => passes(board, one)))).toEqual([false, false, true])

  expect(await tell(board, 'resume', 'page')).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('"fares", is paused'),
  })
  for (let again = 0; again < 2; again += 1) expect((await tell(board, 'resume', 'fares')).state).toBe('done')
  await Promise.all(waiting)
  expect(statuses(board, ['fares', 'page', 'hotels'])).toEqual(['running', 'running', 'running'])
})

test('a pause that was away is refused when a newer word was obeyed meanwhile', async () => {
  const board = await createBoard()
  const agent = await board.join()
  agent.task({ id: 'fares', title: 'Fares' })
  const tablet = await openTab(board)
  const link = tablet.connection as MemoryConnection
  link.freeze()
  const late = tablet.sendCommand({ kind: 'pause', to: 'flights' })
  await board.settle(10_000)
  for (const kind of ['pause', 'resume'] as const) expect((await tell(board, kind)).state).toBe('done')
  link.thaw()
  await board.settle(10_000)
  expect(commandOf(tablet, late)).toMatchObject({ state: 'refused', reason: expect.stringContaining('newer command') })
  expect(board.agent()?.status).not.toBe('paused')
})

test('a paused agent shows as paused with all it does, what it begins meanwhile too, until it is resumed', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const fares = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()

  await tell(board, 'pause')
  const hotels = agent.task({ id: 'hotels', title: 'Hotels' })
  await board.settle()
  expect(board.agent()).toMatchObject({ status: 'paused', reason: 'paused-by-person' })
  expect(statuses(board, ['fares', 'hotels'])).toEqual(['paused', 'paused'])
  const waiting = [agent.checkpoint(), fares.checkpoint(), hotels.checkpoint()]
  expect(await Promise.all(waiting.map((one) => passes(board, one)))).toEqual([false, false, false])
  // Standing still is no silence.
  await board.settle(60_000)
  expect(board.agent()?.status).toBe('paused')

  expect((await tell(board, 'resume', 'fares')).reason).toContain('The whole agent is paused')
  await tell(board, 'resume')
  await Promise.all(waiting)
  expect(board.agent()?.status).toBe('working')
  expect(statuses(board, ['fares', 'hotels'])).toEqual(['running', 'running'])
})

test('resuming the agent resumes its single tasks too', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const fares = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()
  await tell(board, 'pause', 'fares')
  expect(board.agent()).toMatchObject({ status: 'paused', reason: 'tasks-paused' })

  await tell(board, 'resume')
  expect(await passes(board, fares.checkpoint())).toBe(true)
  expect(board.agent()?.status).toBe('working')
})

test('a task that is cancelled while it is paused leaves its checkpoint with the reason', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const fares = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()
  await tell(board, 'pause')
  const left = [fares.checkpoint(), agent.checkpoint()].map((one) => one.catch((error: unknown) => error))

  board.person.sendCommand({ kind: 'cancel', to: 'flights', task: 'fares' })
  await board.settle()
  expect(await left[0]).toBe(fares.signal.reason)
  expect(fares.signal.reason).toMatchObject({ code: 'task-cancelled' })

  await Promise.all([agent.leave(), board.settle(3_000)])
  expect(await left[1]).toMatchObject({ code: 'session-closed' })
})

test('the next life of a paused agent is paused, and so are the tasks that it takes up', async () => {
  const board = await createBoard()
  const first = await board.join()
  for (const id of ['fares', 'hotels']) first.task({ id, title: id })
  await board.settle()
  await tell(board, 'pause', 'fares')
  await first.session.close()

  const second = await board.join()
  const tasks = ['fares', 'hotels'].map((id): Task => second.task({ id, title: id }))
  await board.settle()
  expect(statuses(board, ['fares', 'hotels'])).toEqual(['paused', 'running'])
  expect(await Promise.all(tasks.map((task) => passes(board, task.checkpoint())))).toEqual([false, true])

  await tell(board, 'pause')
  await second.session.close()
  const third = await board.join()
  await board.settle(2_000)
  expect(board.agent()?.status).toBe('paused')
  expect(await passes(board, third.checkpoint())).toBe(false)
})

test('a checkpoint of a task that is done throws', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ title: 'Fares' })
  task.done()
  await expect(task.checkpoint()).rejects.toMatchObject({ code: 'task-ended' })
})
