import { inboxOf } from '@callboard/session'
import { expect, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { createBoard, type Board } from '../fixtures/board.ts'
import { commandOf, openTab } from '../fixtures/tab.ts'
import type { SteerCommand } from './steer-command.ts'

function follow(agent: Agent): { readonly seen: SteerCommand[]; readonly ended: Promise<unknown> } {
  const seen: SteerCommand[] = []
  const run = async (): Promise<void> => {
    for await (const command of agent.commands) seen.push(command)
  }
  return { seen, ended: run().catch((error: unknown) => error) }
}

const steer = ({ person }: Board, text: string, task?: string): string =>
  person.sendCommand({ kind: 'steer', to: 'flights', text, ...(task === undefined ? {} : { task }) })

test('an instruction reaches the work, and its sender sees whether it went by it', async () => {
  const board = await createBoard()
  const agent = await board.join()
  agent.task({ id: 'fares', title: 'Fares' })
  const { seen } = follow(agent)

  const ids = [steer(board, 'Only direct flights', 'fares'), steer(board, 'And a window seat')]
  await board.settle(100)
  expect(seen).toMatchObject([
    { id: ids[0], text: 'Only direct flights', task: 'fares', from: { person: 'ada', name: 'Ada', device: 'laptop' } },
    { id: ids[1], text: 'And a window seat' },
  ])
  expect(ids.map((id) => commandOf(board.person, id)?.state)).toEqual(['acknowledged', 'acknowledged'])

  expect([seen[0]?.consume(), seen[0]?.consume()]).toEqual([true, true])
  seen[1]?.refuse('Seats come later')
  expect(seen[1]?.consume()).toBe(false)
  await board.settle(100)
  expect(commandOf(board.person, ids[0] ?? '')?.state).toBe('done')
  expect(commandOf(board.person, ids[1] ?? '')).toMatchObject({ state: 'refused', reason: 'Seats come later' })
  expect(seen[0]?.consume()).toBe(true)
})

test('an instruction that the work leaves alone for 30 seconds is refused, and counts no more', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen } = follow(agent)
  const id = steer(board, 'Only direct flights')
  await board.settle(29_900)
  expect(commandOf(board.person, id)?.state).toBe('acknowledged')
  await board.settle(200)
  expect(commandOf(board.person, id)).toMatchObject({ state: 'refused', reason: expect.stringContaining('30 seconds') })
  expect(seen[0]?.consume()).toBe(false)
})

test('an agent whose app reads no instructions refuses them, once the app had time to begin', async () => {
  const board = await createBoard()
  const waiting = steer(board, 'Only direct flights')
  await board.join()
  await board.settle(4_000)
  expect(commandOf(board.person, waiting)?.state).toBe('requested')
  await board.settle(1_500)
  const later = steer(board, 'And cheap')
  await board.settle(100)
  for (const id of [waiting, later]) {
    const reason = expect.stringContaining('no instructions')
    expect(commandOf(board.person, id)).toMatchObject({ state: 'refused', reason })
  }
})

test('an instruction waits for an agent that was away, and one for a task that ends meanwhile is refused', async () => {
  const board = await createBoard()
  const whole = steer(board, 'Only direct flights')
  await board.settle(60_000)
  const agent = await board.join()
  const task = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()
  const single = steer(board, 'Cheap ones', 'fares')
  await board.settle()
  task.done()
  const { seen } = follow(agent)
  await board.settle(100)

  expect(seen.map(({ id }) => id)).toEqual([whole])
  const reason = expect.stringContaining('had ended')
  expect(commandOf(board.person, single)).toMatchObject({ state: 'refused', reason })
})

test('an instruction without words is refused', async () => {
  const board = await createBoard()
  follow(await board.join())
  const id = steer(board, '  ')
  await board.settle()
  expect(commandOf(board.person, id)?.state).toBe('refused')
})

test('an instruction is handed out only once its acknowledgement is saved', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const agent = await board.join({ connection })
  const { seen } = follow(agent)
  steer(board, 'Only direct flights')
  const off = inboxOf(agent.session).subscribe(() => connection.freeze())
  await board.settle(100)
  off()
  expect(seen).toEqual([])

  connection.thaw()
  await board.settle(20_000)
  expect(seen).toHaveLength(1)
})

test('an instruction that was in hand when the agent died is refused by the next life, not handed out again', async () => {
  const board = await createBoard()
  const first = await board.join()
  const { seen } = follow(first)
  const id = steer(board, 'Only direct flights')
  await board.settle(100)
  expect(seen).toHaveLength(1)
  await first.session.close()

  const again = follow(await board.join())
  await board.settle(100)
  expect(again.seen).toEqual([])
  expect(commandOf(board.person, id)).toMatchObject({ state: 'refused', reason: expect.stringContaining('restarted') })
})

test('the loop ends when the agent leaves, and what is in hand is refused', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { ended } = follow(agent)
  const id = steer(board, 'Only direct flights')
  await board.settle(100)
  await Promise.all([agent.leave(), board.settle(3_000)])
  expect(await ended).toBeUndefined()
  expect(commandOf(board.person, id)?.state).toBe('refused')
})

test('more than 32 unsettled commands of one person are refused as a flood; others, and stop, get through', async () => {
  const board = await createBoard()
  const bob = await openTab(board, { id: 'bob', name: 'Bob', device: 'phone' })
  const agent = await board.join()
  const task = agent.task({ title: 'Fares' })
  await board.settle()
  const ids = Array.from({ length: 36 }, () => board.person.sendCommand({ kind: 'message', to: 'flights', text: '?' }))
  const bobs = bob.sendCommand({ kind: 'message', to: 'flights', text: 'Hello' })
  const stop = board.person.sendCommand({ kind: 'cancel', to: 'flights' })
  await board.settle(100)

  const states = ids.map((id) => commandOf(board.person, id))
  const expected = ids.map((_, index) => (index < 32 ? 'requested' : 'refused'))
  expect(states.map((view) => view?.state)).toEqual(expected)
  expect(states.at(-1)?.reason).toContain('flood')
  expect(commandOf(bob, bobs)?.state).toBe('requested')
  expect([commandOf(board.person, stop)?.state, task.signal.aborted]).toEqual(['done', true])

  // Also those that the agent has taken in count, until it has settled them.
  const taken: { done(): void }[] = []
  void (async () => {
    for await (const message of agent.messages()) taken.push(message)
  })()
  await board.settle(1_000)
  const more = board.person.sendCommand({ kind: 'message', to: 'flights', text: '?' })
  await board.settle(100)
  expect(commandOf(board.person, more)?.state).toBe('refused')
  for (const message of taken) message.done()
  await board.settle(100)
  const last = board.person.sendCommand({ kind: 'message', to: 'flights', text: '?' })
  await board.settle(100)
  expect(commandOf(board.person, last)?.state).toBe('acknowledged')
})
