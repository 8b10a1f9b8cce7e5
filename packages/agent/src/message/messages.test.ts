import { expect, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { createBoard, type Board } from '../fixtures/board.ts'
import type { IncomingMessage } from './incoming-message.ts'
import { inboxOf } from '@callboard/session'
import { putMessage } from '@callboard/session/streams'

function listen(agent: Agent): { readonly seen: IncomingMessage[]; readonly ended: Promise<unknown> } {
  const seen: IncomingMessage[] = []
  const run = async (): Promise<void> => {
    for await (const message of agent.messages()) seen.push(message)
  }
  return { seen, ended: run().catch((error: unknown) => error) }
}

const stateOf = (board: Board, id: string): string | undefined => board.person.commands.get(id).getSnapshot()?.state

test('a message reaches the agent and its sender sees each step', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen } = listen(agent)

  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Earlier, please' })
  expect(stateOf(board, id)).toBe('requested')
  await board.settle(100)

  expect(seen.map(({ text, from }) => [text, from.person, from.name])).toEqual([['Earlier, please', 'ada', 'Ada']])
  expect(stateOf(board, id)).toBe('acknowledged')

  seen[0]?.done()
  await board.settle(100)
  expect(stateOf(board, id)).toBe('done')
})

test('a reply names its message and settles it', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen } = listen(agent)
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Which airline?' })
  await board.settle(100)

  agent.say('TAP, at 9:40', { replyTo: seen[0] })

  await board.settle(100)
  expect(stateOf(board, id)).toBe('done')
  expect(board.said.map(({ text, replyTo, from }) => [from.id, text, replyTo])).toEqual([
    ['ada', 'Which airline?', undefined],
    ['flights', 'TAP, at 9:40', id],
  ])
})

test('a reply comes after its message, also when the clock of its sender is ahead', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen } = listen(agent)
  board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Which airline?' })
  await board.settle(100)
  const [message] = seen
  if (!message) throw new Error('The message has not arrived.')
  const ahead = { ...message, at: message.at + 60_000 }

  agent.say('TAP', { replyTo: ahead })

  await board.settle(100)
  const reply = board.said.find(({ text }) => text === 'TAP')
  expect(reply?.at).toBeGreaterThan(ahead.at)
})

test('a refusal reaches its sender with the reason, and nothing afterwards changes it', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen } = listen(agent)
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Book it' })
  await board.settle(100)

  seen[0]?.refuse('I only search')
  seen[0]?.done()

  await board.settle(100)
  expect(board.person.commands.get(id).getSnapshot()).toMatchObject({ state: 'refused', reason: 'I only search' })
})

test('a message that expired while the agent was away is not handed out', async () => {
  const board = await createBoard()
  const away = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Hurry', expiresInMs: 1_000 })
  await board.settle(2_000)

  const agent = await board.join()
  const { seen } = listen(agent)
  await board.settle(100)

  expect(seen).toEqual([])
  expect(['expired', 'refused']).toContain(stateOf(board, away))
})

test('a message waits for an agent that was away', async () => {
  const board = await createBoard()
  board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Hello' })
  await board.settle(60_000)

  const { seen } = listen(await board.join())

  await board.settle(100)
  expect(seen.map(({ text }) => text)).toEqual(['Hello'])
})

test('messages come in order, each to one of two loops', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const one = listen(agent)
  const two = listen(agent)

  for (let index = 0; index < 20; index += 1) {
    board.person.sendCommand({ kind: 'message', to: 'flights', text: `${index}` })
    await board.settle(10)
  }
  await board.settle(1_000)

  const all = [...one.seen, ...two.seen].map(({ text }) => Number(text)).toSorted((a, b) => a - b)
  expect(all).toEqual(Array.from({ length: 20 }, (_, index) => index))
})

test('a message is handed out only once its acknowledgement is saved', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const agent = await board.join({ connection })
  const { seen } = listen(agent)
  board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Hello' })
  // The message arrives, and then nothing goes out any more.
  const off = inboxOf(agent.session).subscribe(() => connection.freeze())
  await board.settle(100)
  off()
  expect(seen).toEqual([])

  connection.thaw()
  await board.settle(20_000)
  expect(seen.map(({ text }) => text)).toEqual(['Hello'])
})

test('acknowledgements leave the record once their senders have pruned', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen } = listen(agent)

  for (let index = 0; index < 100; index += 1) {
    board.person.sendCommand({ kind: 'message', to: 'flights', text: `${index}` })
    await board.settle(10)
    seen.at(-1)?.done()
    await board.settle(10)
  }
  await board.settle(1_000)

  expect(seen).toHaveLength(100)
  expect(Object.keys(board.agent()?.record?.acks ?? {})).toEqual([])
})

test('the loop ends when the agent leaves, and a message still in hand is refused', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen, ended } = listen(agent)
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Hello' })
  await board.settle(100)

  await agent.leave()
  await board.settle(100)

  expect(await ended).toBeUndefined()
  expect(stateOf(board, id)).toBe('refused')
  expect(() => seen[0]?.done()).not.toThrow()
})

test('what an agent says stands in the conversation, however much it is', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const ids = Array.from({ length: 100 }, (_, index) => agent.say(`Message ${index}`))
  await Promise.all([agent.flush(), board.settle(1_000)])
  expect(board.said.map(({ id }) => id)).toEqual(ids)
  expect(board.said.at(-1)).toMatchObject({
    text: 'Message 99',
    from: { kind: 'agent', id: 'flights', name: 'Flights' },
  })
})

test('a message of the greatest length fits, one that is longer or empty is refused', async () => {
  const board = await createBoard()
  const agent = await board.join()
  agent.say('y'.repeat(4_000))
  for (const text of ['', 'z'.repeat(4_001)]) {
    expect(() => agent.say(text)).toThrowError(expect.objectContaining({ code: 'value-invalid' }))
  }
  await board.settle(1_000)
  expect(board.said.map(({ text }) => text)).toEqual(['y'.repeat(4_000)])
})

test('a message that is taken in stands in the conversation, once, though its page did not put it there', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen } = listen(agent)
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Earlier, please' })
  await board.settle(100)
  expect(seen).toHaveLength(1)
  const entry = {
    id,
    text: 'Earlier, please',
    to: ['flights'],
    from: { kind: 'person', id: 'ada', name: 'Ada' },
  } as const
  expect(board.said).toMatchObject([entry])
  await Promise.all([
    putMessage(board.person, { stream: 'conversation', key: id, message: { ...entry, at: 5 } }),
    board.settle(100),
  ])
  expect(board.said).toHaveLength(1)
})

test('a message is done only once its reply is on disk', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const agent = await board.join({ connection })
  const { seen } = listen(agent)
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Which airline?' })
  await board.settle(100)
  connection.freeze()
  agent.say('TAP', { replyTo: seen[0] })
  await board.settle(1_000)
  expect(agent.session.doc.getMap('agents').toJSON()['flights'].acks[id].state).toBe('acknowledged')
  connection.thaw()
  await board.settle(1_000)
  expect(stateOf(board, id)).toBe('done')
  expect(board.said.map(({ text }) => text)).toEqual(['Which airline?', 'TAP'])
})

test('an agent that leaves with a reply on its way has answered', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { seen } = listen(agent)
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Which airline?' })
  await board.settle(100)
  agent.say('TAP', { replyTo: seen[0] })
  await Promise.all([agent.leave(), board.settle(5_000)])
  expect(stateOf(board, id)).toBe('done')
  expect(board.said.at(-1)).toMatchObject({ text: 'TAP', replyTo: id })
})
