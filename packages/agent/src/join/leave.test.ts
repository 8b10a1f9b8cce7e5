import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'

test('an agent that leaves says so and takes its tasks with it', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle(100)

  await agent.leave()
  await board.settle(100)

  expect(board.agent()).toMatchObject({ status: 'offline', reason: 'left', online: false })
  expect(board.task('fares')).toMatchObject({ status: 'cancelled', error: { code: 'agent-left' } })
  expect(task.signal.aborted).toBe(true)
  expect(agent.signal.reason).toMatchObject({ code: 'session-closed' })
  expect(() => task.progress(1)).not.toThrow()
  expect(() => agent.setActivity('Still here')).toThrowError(expect.objectContaining({ code: 'session-closed' }))
  await agent.leave()
})

test('leaving does not wait for ever for a relay that is away', async () => {
  const board = await createBoard()
  const agent = await board.join()
  board.relay.stop()
  await board.settle(100)

  let hasLeft = false
  void agent.leave().then(() => {
    hasLeft = true
  })
  await board.settle(1_900)
  expect(hasLeft).toBe(false)
  await board.settle(200)
  expect(hasLeft).toBe(true)
})

test('an agent that comes back after leaving is no longer gone', async () => {
  const board = await createBoard()
  await (await board.join()).leave()
  await board.settle(1_000)

  await board.join()

  expect(board.agent()).toMatchObject({ status: 'idle', online: true })
})

test('work that runs while the agent leaves is cancelled once, whatever it does', async () => {
  const board = await createBoard()
  const agent = await board.join()
  let finish = (): void => undefined
  const work = agent.run({ id: 'fares', title: 'Fares' }, async (task) => {
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    task.progress(1)
    return 'late'
  })
  await board.settle(100)

  await agent.leave()
  finish()

  expect(await work).toBe('late')
  await board.settle(100)
  expect(board.task('fares')?.status).toBe('cancelled')
})
