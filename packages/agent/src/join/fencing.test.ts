import { createEmitter } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'

test('a second process takes over, and the first is told and writes no more', async () => {
  const board = await createBoard()
  const first = await board.join()
  const task = first.task({ id: 'fares', title: 'Fares' })
  const loop = (async () => {
    for await (const _ of first.messages()) void _
  })()
  loop.catch(() => undefined)
  await board.settle(100)

  const second = await board.join()
  second.setActivity('Second')
  await board.settle(100)

  expect(first.signal.aborted).toBe(true)
  expect(CallboardError.is(first.signal.reason, 'agent-fenced')).toBe(true)
  const calls = [
    () => first.setActivity('First'),
    () => first.task({ title: 'More' }),
    () => first.say('Hello'),
    () => first.selections.set('flight', 1),
    () => task.progress(1),
    () => task.done(),
  ]
  for (const call of calls) expect(call).toThrowError(expect.objectContaining({ code: 'agent-fenced' }))
  await expect(first.flush()).rejects.toMatchObject({ code: 'agent-fenced' })
  await expect(loop).rejects.toMatchObject({ code: 'agent-fenced' })
  expect(task).toMatchObject({ ended: true, signal: { aborted: true } })
  await first.leave()
  await board.settle(2_000)
  expect(board.agent()).toMatchObject({ activity: 'Second', epoch: second.epoch, online: true })
})

test('an older life that was cut off and comes back is turned away', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const first = await board.join({ connection })
  connection.freeze()
  first.setActivity('First, offline')
  const second = await board.join()
  second.setActivity('Second')
  await board.settle(20_000)

  connection.thaw()
  await board.settle(20_000)

  expect(CallboardError.is(first.signal.reason, 'agent-fenced')).toBe(true)
  expect(board.agent()).toMatchObject({ activity: 'Second', epoch: second.epoch })
})

test('a record of an older life that surfaces by merging is written over by its living owner', async () => {
  const board = await createBoard()
  const first = await board.join()
  const old = { ...board.agent()?.record, activity: 'Old' }
  await first.session.connection.close()
  const second = await board.join()
  second.setActivity('New')
  await board.settle(1_000)

  board.relay.doc('trip').getMap<unknown>('agents').set('flights', old)
  await board.settle(1_000)

  expect(board.relay.doc('trip').getMap<unknown>('agents').get('flights')).toMatchObject({
    activity: 'New',
    epoch: second.epoch,
  })
})

test('a record that somebody removed while its agent lives comes back', async () => {
  const board = await createBoard()
  await board.join()

  board.relay.doc('trip').getMap<unknown>('agents').delete('flights')
  await board.settle(1_000)

  expect(board.agent()).toMatchObject({ online: true, status: 'idle' })
  expect(board.agent()?.record).toBeDefined()
})

test('an agent whose relay has forgotten it goes on under the epoch that it is given then', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const { epoch } = connection
  const { emit, subscribe } = createEmitter()
  let given: number | undefined
  Object.defineProperty(connection, 'epoch', { value: { getSnapshot: () => given ?? epoch.getSnapshot(), subscribe } })
  const agent = await board.join({ connection })
  expect(agent.epoch).toBe(1)
  given = 9
  emit()
  await board.settle(100)
  expect(agent.epoch).toBe(9)
  expect(board.agent()).toMatchObject({ epoch: 9, status: 'idle', online: true })
})
