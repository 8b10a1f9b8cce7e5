import { LOG_STREAM } from '@callboard/session/protocol'
import type { InterruptRecord, LogEntry } from '@callboard/session/schema'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/board.ts'
import { follow } from '../fixtures/follow.ts'
import { proposeAnswer } from '../fixtures/propose.ts'

/** A question as it stands on the board. */
const asked = (board: Board, id: string): InterruptRecord | undefined =>
  (board.agent()?.record?.['interrupts'] as InterruptRecord[] | undefined)?.find((one) => one.id === id)

test('an approval resolves with the answer and who gave it, and the log says so', async () => {
  const board = await createBoard()
  const log = follow<LogEntry>(board.person, LOG_STREAM)
  const agent = await board.join()
  const question = agent.ask({ id: 'book', kind: 'approval', title: 'Book flight LH 1172 for 214 EUR?' })
  await board.settle(100)
  expect(asked(board, 'book')).toMatchObject({ kind: 'approval', askedAt: board.clock.now() - 100 })
  expect(board.agent()).toMatchObject({ status: 'waiting', reason: 'waiting-for-person' })

  proposeAnswer(board.person, 'book', { type: 'accept' })
  await board.settle(100)

  const by = { person: 'ada', name: 'Ada', device: 'laptop' }
  expect(await question).toMatchObject({ state: 'answered', answer: { type: 'accept' }, by, again: false })
  expect(asked(board, 'book')?.resolution).toMatchObject({ state: 'answered', by })
  expect(log).toMatchObject([
    { type: 'decision', agent: 'flights', interrupt: { id: 'book', title: expect.any(String) }, resolution: { by } },
  ])
  expect(board.agent()?.status).toBe('idle')
})

test('what was answered cannot be taken back any more', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const question = agent.ask({ id: 'book', kind: 'approval', title: 'Book it?' })
  await board.settle(100)
  proposeAnswer(board.person, 'book', { type: 'accept' })
  await board.settle(1_000)
  expect(await question).toMatchObject({ state: 'answered' })
  question.withdraw('Too late')
  await board.settle(1_000)
  expect(asked(board, 'book')?.resolution).toMatchObject({ state: 'answered', answer: { type: 'accept' } })
})

test('after a restart what is open goes on, what is decided is told again, and the rest is withdrawn', async () => {
  const board = await createBoard()
  const first = await board.join()
  for (const id of ['a', 'b', 'c']) void first.ask({ id, kind: 'approval', title: id })
  await board.settle(100)
  proposeAnswer(board.person, 'b', { type: 'reject' })
  await board.settle(1_000)
  await first.session.connection.close()
  await board.settle(100)
  const { askedAt } = asked(board, 'a') ?? {}

  const second = await board.join()
  const [open, decided] = ['a', 'b'].map((id) => second.ask({ id, kind: 'approval', title: id }))
  await board.settle(5_000)

  expect(await decided).toMatchObject({ state: 'answered', answer: { type: 'reject' }, again: true })
  expect(asked(board, 'a')).toMatchObject({ askedAt })
  expect(asked(board, 'a')).not.toHaveProperty('resolution')
  expect(asked(board, 'c')?.resolution).toMatchObject({ state: 'withdrawn', reason: 'agent-restarted' })
  proposeAnswer(board.person, 'a', { type: 'accept' })
  await board.settle(1_000)
  expect(await open).toMatchObject({ state: 'answered', again: false })
})

test('the same question is the same, also when it has left the record and the agent has restarted', async () => {
  const board = await createBoard()
  const first = await board.join()
  const asking = first.ask({ id: 'a', kind: 'text', title: 'Where to?' })
  await board.settle(100)
  proposeAnswer(board.person, 'a', { type: 'respond', text: 'Lisbon' })
  await board.settle(1_000)
  await asking
  for (let index = 0; index < 9; index += 1) first.ask({ kind: 'text', title: `${index}` }).withdraw()
  await board.settle(1_000)
  expect(asked(board, 'a')).toBeUndefined()
  await first.session.connection.close()

  const second = await board.join()
  const again = second.ask({ id: 'a', kind: 'text', title: 'Where to?' })
  await board.settle(1_000)

  expect(await again).toMatchObject({ state: 'answered', answer: { text: 'Lisbon' }, again: true })
})

test('a deadline ends a question: as expired, or with the answer that holds then', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const plain = agent.ask({ id: 'plain', kind: 'approval', title: 'Book?', deadlineInMs: 1_000 })
  const onDeadline = { type: 'reject', reason: 'Nobody was there' } as const
  const sure = agent.ask({ id: 'sure', kind: 'approval', title: 'Book?', deadlineInMs: 1_000, onDeadline })
  await board.settle(1_100)

  expect(await plain).toMatchObject({ state: 'expired' })
  expect(await sure).toMatchObject({ state: 'answered', answer: onDeadline })
  expect(asked(board, 'sure')?.resolution?.by).toBeUndefined()
  proposeAnswer(board.person, 'plain', { type: 'accept' })
  await board.settle(100)
  expect(asked(board, 'plain')?.resolution).toMatchObject({ state: 'expired' })
})

test('an answer that comes after the deadline is late, though the agent was held up and has not noticed', async () => {
  const board = await createBoard()
  const heldUp = (callback: () => void, ms: number): unknown => board.clock.setTimeout(callback, ms < 4_000 ? ms : ms + 60_000)
  const agent = await board.join({ clock: { ...board.clock, setTimeout: heldUp } })
  const question = agent.ask({ id: 'book', kind: 'approval', title: 'Book it?', deadlineInMs: 5_000 })
  await board.settle(6_000)
  expect(asked(board, 'book')).not.toHaveProperty('resolution')
  proposeAnswer(board.person, 'book', { type: 'accept' })
  await board.settle(1_000)
  expect(await question).toMatchObject({ state: 'expired' })
})

test('a task waits while it asks, and takes its questions with it when it ends', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'book', title: 'Book' })
  const first = task.ask({ id: 'a', kind: 'approval', title: 'Sure?' })
  const second = task.ask({ id: 'b', kind: 'approval', title: 'Really?' })
  await board.settle(100)
  expect(board.task('book')?.status).toBe('waiting')

  proposeAnswer(board.person, 'a', { type: 'accept' })
  await board.settle(100)
  await first
  expect(board.task('book')?.status).toBe('waiting')
  task.cancel('Changed my mind')
  await board.settle(100)

  expect(await second).toMatchObject({ state: 'withdrawn', reason: 'task-cancelled' })
  expect(board.task('book')?.status).toBe('cancelled')
})

test('an agent that leaves takes its questions back, and one that is fenced breaks them off', async () => {
  const board = await createBoard()
  const first = await board.join()
  const asking = first.ask({ id: 'a', kind: 'text', title: 'Where to?' })
  await board.settle(100)
  const second = await board.join()
  const again = second.ask({ id: 'a', kind: 'text', title: 'Where to?' })
  await board.settle(100)
  await expect(asking).rejects.toMatchObject({ code: 'agent-fenced' })

  await Promise.all([second.leave(), board.settle(3_000)])
  expect(await again).toMatchObject({ state: 'withdrawn', reason: 'agent-left' })
  expect(asked(board, 'a')?.resolution).toMatchObject({ state: 'withdrawn' })
})

test('what is long about a question stands in a stream that the record names', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const draft = 'Dear Ada, '.repeat(600)
  const asking = agent.ask({ id: 'mail', kind: 'edit', title: 'Send this?', body: 'b'.repeat(3_000), draft })
  await board.settle(100)
  const details = 'agents/flights/interrupt-mail'
  expect(asked(board, 'mail')).toMatchObject({ details })
  expect(asked(board, 'mail')).not.toHaveProperty('body')
  const chunks = follow(board.person, details)
  await board.settle(100)
  expect(chunks).toMatchObject([{ type: 'data-interrupt', data: { draft } }])

  proposeAnswer(board.person, 'mail', { type: 'edit', text: 'Dear Ada' })
  await board.settle(100)
  expect(await asking).toMatchObject({ state: 'answered', answer: { text: 'Dear Ada' } })
})
