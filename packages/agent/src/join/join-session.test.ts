import { createMemoryRelay } from '@callboard/session'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import { joinSession } from './join-session.ts'

const agent = { id: 'flights', name: 'Flights' }

test('an agent that has joined stands on the board', async () => {
  const board = await createBoard()

  const joined = await board.join({ agent: { ...agent, role: 'Finds flights' } })

  expect(joined).toMatchObject({ id: 'flights', epoch: 1 })
  expect(board.agent()).toMatchObject({
    name: 'Flights',
    role: 'Finds flights',
    status: 'idle',
    online: true,
    epoch: 1,
    activity: undefined,
  })
})

test('an agent in its own words', async () => {
  const board = await createBoard()
  const joined = await board.join()

  joined.setActivity('Comparing 214 flights')
  await board.settle(100)
  expect(board.agent()?.activity).toBe('Comparing 214 flights')

  joined.setActivity(undefined)
  await board.settle(100)
  expect(board.agent()?.activity).toBeUndefined()
})

test('an agent that reports nothing while it works shows as stalled until it does', async () => {
  const board = await createBoard()
  const joined = await board.join({ agent: { ...agent, reportsWithinMs: 5_000 } })
  const task = joined.task({ title: 'Rows' })

  await board.settle(5_500)
  expect(board.agent()).toMatchObject({ status: 'stalled', reason: 'silent', online: true })

  task.progress(1)
  await board.settle(100)
  expect(board.agent()?.status).toBe('working')
})

test('flush resolves when the relay has everything', async () => {
  const board = await createBoard()
  const joined = await board.join()
  joined.setActivity('Now')

  await Promise.all([joined.flush(), board.settle()])

  expect(board.relay.doc('trip').getMap<unknown>('agents').get('flights')).toMatchObject({ activity: 'Now' })
})

test.each([
  ['neither url nor connection', { connection: undefined }, 'option-invalid'],
  ['both url and connection', { url: 'ws://127.0.0.1:1' }, 'option-invalid'],
  ['a wait that is no number', { coalesceMs: Number.NaN }, 'option-invalid'],
  ['a negative byte rate', { maxBytesPerSecond: -1 }, 'option-invalid'],
  ['an id with a slash', { agent: { id: 'a/b', name: 'A' } }, 'record-invalid'],
  ['a name that is too long', { agent: { id: 'a', name: 'n'.repeat(501) } }, 'record-invalid'],
])('joining with %s is refused', async (_, options, code) => {
  const connection = createMemoryRelay().connect('trip')
  const joining = joinSession({ connection, session: 'trip', agent, handleSignals: false, ...options })
  await expect(joining).rejects.toMatchObject({ code })
})

test.each([
  ['a url of another scheme', { url: 'mailto:relay' }, 'option-invalid'],
  ['a session name with a slash', { url: 'ws://127.0.0.1:1', session: 'a/b' }, 'session-name-invalid'],
])('joining with %s is refused', async (_, options, code) => {
  const joining = joinSession({ session: 'trip', agent, handleSignals: false, ...options })
  await expect(joining).rejects.toMatchObject({ code })
})

test('joining a relay that is away can be given up', async () => {
  const relay = createMemoryRelay()
  relay.stop()
  const connection = relay.connect('trip')
  const giveUp = new AbortController()
  const joining = joinSession({ connection, session: 'trip', agent, handleSignals: false, signal: giveUp.signal })

  giveUp.abort(new Error('Enough'))

  await expect(joining).rejects.toThrow('Enough')
  expect(connection.state.getSnapshot().status).toBe('closed')
})
