import type { CommandView } from '@callboard/session'
import { expect, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { createBoard, type Board } from '../fixtures/board.ts'
import type { IncomingMessage } from './incoming-message.ts'

/** Takes what comes, until the agent is gone. */
function take(agent: Agent): IncomingMessage[] {
  const taken: IncomingMessage[] = []
  void (async () => {
    for await (const message of agent.messages()) taken.push(message)
  })().catch(() => undefined)
  return taken
}

/** A life of the agent, with what it is handed. */
async function live(board: Board): Promise<{ readonly agent: Agent; readonly taken: readonly IncomingMessage[]; die(): Promise<void> }> {
  const agent = await board.join()
  const taken = take(agent)
  await board.settle(1_000)
  return {
    agent,
    taken,
    die: async () => {
      await agent.session.connection.close()
      await board.settle(1_000)
    },
  }
}

const say = (board: Board, text: string): string => board.person.sendCommand({ kind: 'message', to: 'flights', text })
const viewOf = (board: Board, id: string): CommandView | undefined => board.person.commands.get(id).getSnapshot()
const shown = (taken: readonly IncomingMessage[]): readonly unknown[] => taken.map(({ text, again }) => [text, again])

test('what a life died over is handed to the next one again, marked, before what is new; what was settled is not', async () => {
  const board = await createBoard()
  const ids = ['done', 'refused', 'in hand', 'in hand too'].map((text) => say(board, text))
  const first = await live(board)
  expect(shown(first.taken)).toEqual([['done', false], ['refused', false], ['in hand', false], ['in hand too', false]])
  first.taken[0]?.done()
  first.taken[1]?.refuse('No')
  await board.settle(100)
  await first.die()
  say(board, 'new')

  const second = await live(board)
  expect(shown(second.taken)).toEqual([['in hand', true], ['in hand too', true], ['new', false]])
  expect(viewOf(board, ids[2] ?? '')).toMatchObject({ state: 'acknowledged' })
  for (const message of second.taken) message.done()
  await board.settle(100)
  expect(ids.map((id) => viewOf(board, id)?.state)).toEqual(['done', 'refused', 'done', 'done'])
  await second.die()
  expect((await live(board)).taken).toEqual([])
})

test('a message that no life survives is given up after the third, and its sender is told', async () => {
  const board = await createBoard()
  const id = say(board, 'Divide by zero')
  const seen: unknown[] = []
  for (let count = 0; count < 5; count += 1) {
    const one = await live(board)
    seen.push(...shown(one.taken))
    await one.die()
  }
  expect(seen).toEqual([['Divide by zero', false], ['Divide by zero', true], ['Divide by zero', true]])
  expect(viewOf(board, id)).toMatchObject({ state: 'refused', reason: expect.stringContaining('died 3 times') })
})

test('a life that dies before it is handed the message has not had it', async () => {
  const board = await createBoard()
  const id = say(board, 'Hello')
  await (await live(board)).die()
  for (let count = 0; count < 4; count += 1) {
    const idle = await board.join()
    await board.settle(1_000)
    await idle.session.connection.close()
    await board.settle(1_000)
  }
  expect(shown((await live(board)).taken)).toEqual([['Hello', true]])
  expect(viewOf(board, id)?.state).toBe('acknowledged')
})

test('of two loops one gets what is handed out again', async () => {
  const board = await createBoard()
  say(board, 'Hello')
  await (await live(board)).die()
  const agent = await board.join()
  const [one, two] = [take(agent), take(agent)]
  await board.settle(1_000)
  expect(shown([...one, ...two])).toEqual([['Hello', true]])
})

test('a message whose answer was still streaming is handed out again, and the answer that is then told whole settles it', async () => {
  const board = await createBoard()
  const id = say(board, 'Which airline?')
  const first = await live(board)
  const [message] = first.taken
  const stream = first.agent.stream({ id: `answer-${id}` })
  first.agent.say(stream, { replyTo: message })
  await Promise.all([stream.write('TA'), board.settle(100)])
  expect(viewOf(board, id)?.state).toBe('acknowledged')
  await first.die()

  const second = await live(board)
  expect(shown(second.taken)).toEqual([['Which airline?', true]])
  const again = second.agent.stream({ id: `answer-${id}` })
  second.agent.say(again, { replyTo: second.taken[0] })
  await Promise.all([again.write('TAP'), again.close(), board.settle(1_000)])
  expect(viewOf(board, id)?.state).toBe('done')
  expect(board.said.filter(({ replyTo }) => replyTo === id)).toHaveLength(1)
  await second.die()
  expect((await live(board)).taken).toEqual([])
})

test('one whose answer was told to its end is done, though the life died before it could say so', async () => {
  const board = await createBoard()
  const id = say(board, 'Which airline?')
  const link = board.relay.connect('trip')
  const agent = await board.join({ connection: link })
  const [message] = await Promise.all([agent.messages()[Symbol.asyncIterator]().next(), board.settle(100)])
  const stream = agent.stream()
  agent.say(stream, { replyTo: message.value as IncomingMessage })
  const ending = Promise.all([stream.write('TAP'), stream.close()]).then(() => link.close())
  await Promise.all([ending, board.settle(1_000)])

  expect((await live(board)).taken).toEqual([])
  expect(viewOf(board, id)?.state).toBe('done')
})

test('one that has expired meanwhile is refused', async () => {
  const board = await createBoard()
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Hurry', expiresInMs: 5_000 })
  await (await live(board)).die()
  await board.settle(10_000)
  expect((await live(board)).taken).toEqual([])
  expect(viewOf(board, id)).toMatchObject({ state: 'refused', reason: expect.stringContaining('expired') })
})
