import type { Connection, MemoryConnection } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'

/** A connection to a server that knows no agents: it gives no epochs and fences nobody. */
function withoutEpochs(connection: MemoryConnection): Connection {
  return {
    state: connection.state,
    epoch: connection.epoch,
    clockOffsetMs: () => 0,
    open: ({ doc, awareness, instance }) => connection.open({ doc, awareness, instance }),
    whenSynced: () => connection.whenSynced(),
    whenSaved: () => connection.whenSaved(),
    close: () => connection.close(),
  }
}

test('where nobody gives epochs, each life counts on from the one before', async () => {
  const board = await createBoard()
  const first = await board.join({ connection: withoutEpochs(board.relay.connect('trip')) })
  await first.leave()
  await board.settle(100)

  const second = await board.join({ connection: withoutEpochs(board.relay.connect('trip')) })

  expect([first.epoch, second.epoch]).toEqual([1, 2])
  expect(board.agent()).toMatchObject({ epoch: 2, status: 'idle' })
})

test('where nobody fences, an older life that sees a newer one write gives up at its next write', async () => {
  const board = await createBoard()
  const first = await board.join({ connection: withoutEpochs(board.relay.connect('trip')) })
  const second = await board.join({ connection: withoutEpochs(board.relay.connect('trip')) })
  second.setActivity('Second')
  await board.settle(1_000)

  first.setActivity('First')
  await board.settle(1_000)

  expect(CallboardError.is(first.signal.reason, 'agent-fenced')).toBe(true)
  expect(board.agent()).toMatchObject({ activity: 'Second', epoch: 2 })
})
