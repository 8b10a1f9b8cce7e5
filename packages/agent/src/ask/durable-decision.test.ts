import type { Connection, MemoryConnection } from '@callboard/session'
import { LOG_STREAM } from '@callboard/session/protocol'
import type { LogEntry } from '@callboard/session/schema'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import { follow } from '../fixtures/follow.ts'
import { proposeAnswer } from '../fixtures/propose.ts'
import type { Outcome } from './question.ts'

/** A relay that takes in all that it is sent, and says of documents only from a time on that they are on its disk. */
function unacknowledging(inner: MemoryConnection): { readonly connection: Connection; readonly acknowledge: () => void } {
  let acknowledge = (): void => undefined
  const isAcknowledging = new Promise<void>((resolve) => {
    acknowledge = resolve
  })
  const { state, epoch, streams } = inner
  const connection: Connection = {
    state,
    epoch,
    streams,
    clockOffsetMs: () => inner.clockOffsetMs(),
    open: (peer) => inner.open(peer),
    whenSynced: () => inner.whenSynced(),
    whenSaved: () => isAcknowledging.then(() => inner.whenSaved()),
    close: () => inner.close(),
  }
  return { connection, acknowledge }
}

test('a decision is handed out, and logged, only once the record that holds it is on disk, though streams are stored at once', async () => {
  const board = await createBoard()
  const log = follow<LogEntry>(board.person, LOG_STREAM)
  const { connection, acknowledge } = unacknowledging(board.relay.connect('trip'))
  const agent = await board.join({ connection })
  const outcomes: Outcome[] = []
  void agent.ask({ id: 'book', kind: 'approval', title: 'Book it?' }).then((outcome) => outcomes.push(outcome))
  await board.settle(100)
  proposeAnswer(board.person, 'book', { type: 'accept' })
  await board.settle(60_000)

  expect(board.agent()?.record?.['interrupts'], 'it is decided').toMatchObject([{ resolution: { state: 'answered' } }])
  expect(outcomes).toEqual([])
  expect(log).toEqual([])

  acknowledge()
  await board.settle(1_000)
  expect(outcomes).toMatchObject([{ state: 'answered', by: { person: 'ada' }, again: false }])
  expect(log).toMatchObject([{ resolution: { state: 'answered' } }])
})
