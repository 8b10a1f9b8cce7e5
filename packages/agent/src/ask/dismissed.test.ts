import { interruptsOf } from '@callboard/session/interrupts'
import { LOG_STREAM } from '@callboard/session/protocol'
import type { InterruptRecord, LogEntry } from '@callboard/session/schema'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/board.ts'
import { follow } from '../fixtures/follow.ts'
import type { AskOptions } from './question.ts'

const BOOK: AskOptions = { id: 'book', kind: 'approval', title: 'Book it?' }
const KEY = 'flights/book'
const ADA = { person: 'ada', name: 'Ada', device: 'laptop' }

/** An agent asks and dies, and Ada puts its question away. */
async function dismissed(board: Board): Promise<string | undefined> {
  const first = await board.join()
  void first.ask(BOOK).catch(() => undefined)
  await board.settle(100)
  await first.session.connection.close()
  await board.settle(1_000)
  const stepping = interruptsOf(board.person)
  expect(stepping.views.get(KEY).getSnapshot()?.state).toBe('unattended')
  stepping.dismiss(KEY)
  await board.settle(20_000)
  return stepping.views.get(KEY).getSnapshot()?.state
}

test('a question that was dismissed while its agent was dead is ignored: on the board, in the log, and to its asker', async () => {
  const board = await createBoard()
  const log = follow<LogEntry>(board.person, LOG_STREAM)
  expect(await dismissed(board)).toBe('dismissed')

  const second = await board.join()
  const question = second.ask(BOOK)
  await board.settle(1_000)

  expect(await question).toEqual({ state: 'ignored', by: ADA, at: expect.any(Number), again: false })
  const records = board.agent()?.record?.['interrupts'] as readonly InterruptRecord[]
  expect(records).toMatchObject([{ id: 'book', resolution: { state: 'ignored', by: ADA } }])
  expect(log).toMatchObject([{ type: 'decision', interrupt: { id: 'book' }, resolution: { state: 'ignored', by: ADA } }])
  // What Ada proposed has been settled, and she has taken it back.
  expect(board.relay.doc('trip').getMap('people').toJSON()).toEqual({ 'ada/laptop': expect.objectContaining({ proposals: [] }) })
  expect(interruptsOf(board.person).open.getSnapshot()).toEqual([])

  expect(await second.ask(BOOK), 'whoever asks it again').toMatchObject({ state: 'ignored', by: ADA, again: true })
})

test('one that the next life does not ask again is ignored all the same, not withdrawn', async () => {
  const board = await createBoard()
  const log = follow<LogEntry>(board.person, LOG_STREAM)
  await dismissed(board)

  await board.join()
  await board.settle(10_000)

  expect(log).toMatchObject([{ type: 'decision', resolution: { state: 'ignored', by: ADA } }])
  expect(log).toHaveLength(1)
})
