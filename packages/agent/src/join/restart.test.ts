import { putMessage } from '@callboard/session/streams'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/board.ts'
import type { Agent } from '../agent/agent.ts'

/** The process ends without a word. */
async function crash(board: Board, agent: Agent): Promise<void> {
  await agent.session.connection.close()
  await board.settle(100)
}

test('tasks that a dead life left running are failed, unless they are taken up', async () => {
  const board = await createBoard()
  const first = await board.join()
  first.task({ id: 'fares', title: 'Fares', total: 10 }).progress(4)
  first.task({ id: 'seats', title: 'Seats' })
  first.task({ id: 'meals', title: 'Meals' }).done()
  await board.settle(1_000)
  await crash(board, first)
  expect(board.task('fares')?.status).toBe('orphaned')

  const second = await board.join()
  const fares = second.task({ id: 'fares', title: 'Fares', total: 10 })
  await board.settle(5_000)

  expect(second.epoch).toBe(first.epoch + 1)
  expect(board.task('fares')).toMatchObject({ status: 'running', progress: { done: 4, total: 10 } })
  expect(board.agent()?.status).toBe('working')
  expect(board.task('seats')).toMatchObject({ status: 'failed', error: { code: 'agent-restarted' } })
  expect(board.task('meals')?.status).toBe('done')
  fares.done()
  await board.settle(100)
  expect(board.agent()?.status).toBe('idle')
})

test('usage outlives a restart', async () => {
  const board = await createBoard()
  const first = await board.join()
  first.addUsage({ inputTokens: 100, cost: 0.5, currency: 'EUR' })
  await board.settle(1_000)
  await crash(board, first)

  const second = await board.join()
  second.addUsage({ inputTokens: 1, cost: 0.25, currency: 'EUR' })
  await board.settle(1_000)

  expect(board.agent()?.usage).toMatchObject({ inputTokens: 101, cost: 0.75, currency: 'EUR' })
  expect(() => second.addUsage({ cost: 1, currency: 'USD' })).toThrowError(
    expect.objectContaining({ code: 'option-invalid' }),
  )
})

test('a message that was answered before the process died is done, though its acknowledgement was not', async () => {
  const board = await createBoard()
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Hello' })
  const first = await board.join()
  const [handedOut] = await Promise.all([first.messages()[Symbol.asyncIterator]().next(), board.settle(100)])
  const from = { kind: 'agent', id: 'flights', name: 'Flights' } as const
  const answer = { id: 'm1', at: board.clock.now(), from, text: 'Hello yourself', replyTo: handedOut.value?.id }
  await Promise.all([
    putMessage(first.session, { stream: 'conversation', key: 'm1', message: answer }),
    board.settle(100),
  ])
  await crash(board, first)

  await board.join()
  await board.settle(5_000)

  expect(board.person.commands.get(id).getSnapshot()).toMatchObject({ state: 'done' })
})

test('a field that this version does not know outlives a restart', async () => {
  const board = await createBoard()
  await crash(board, await board.join())
  const agents = board.relay.doc('trip').getMap<object>('agents')
  agents.set('flights', { ...agents.get('flights'), mood: 'curious' })

  await board.join()

  await board.settle(100)
  expect(board.agent()?.record).toMatchObject({ mood: 'curious' })
})

test('a broken record of a former life does not stop the new one', async () => {
  const board = await createBoard()
  board.relay.doc('trip').getMap<unknown>('agents').set('flights', { tasks: 'none' })

  await board.join()

  await board.settle(100)
  expect(board.agent()).toMatchObject({ valid: true, status: 'idle', online: true })
})
