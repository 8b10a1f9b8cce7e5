import { createSession } from '@callboard/session'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'

test('an agent sees who is here, who comes and who goes', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const seen: string[] = []
  agent.onPeopleChange(({ joined, left, people }) => {
    seen.push([...joined.map(({ id }) => `+${id}`), ...left.map(({ id }) => `-${id}`), people.length].join(' '))
  })
  expect(agent.people.getSnapshot().map(({ name }) => name)).toEqual(['Ada'])

  const identity = { kind: 'person', id: 'bob', name: 'Bob', device: 'phone' } as const
  const bob = createSession({ connection: board.relay.connect('trip'), identity, clock: board.clock })
  await board.settle()
  await bob.close()
  await board.settle()

  expect(seen).toEqual(['+bob 2', '-bob 1'])
})

test('the list of people is the same until it changes', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const before = agent.people.getSnapshot()

  agent.setActivity('Working')
  await board.join({ agent: { id: 'hotels', name: 'Hotels' } })
  await board.settle(1_000)

  expect(agent.people.getSnapshot()).toBe(before)
})
