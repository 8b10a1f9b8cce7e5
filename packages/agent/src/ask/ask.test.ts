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
