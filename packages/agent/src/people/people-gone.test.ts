import type { Session } from '@callboard/session'
import { expect, onTestFinished, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { createBoard, type Board } from '../fixtures/board.ts'
import { openReader } from '../fixtures/reader.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { openTab } from '../fixtures/tab.ts'
import { until } from '../fixtures/until.ts'
import { joinSession } from '../join/join-session.ts'

/** What the agent is told: once each time that everybody has gone for `afterMs`. */
function listen(agent: Agent, afterMs: number): { readonly signals: AbortSignal[]; readonly stop: () => void } {
  const signals: AbortSignal[] = []
  const stop = agent.onPeopleGone(afterMs, (signal) => void signals.push(signal))
  return { signals, stop }
}

const leave = async (board: Board, person: Session): Promise<void> => {
  await person.close()
  await board.settle()
}

test('when the last person has been gone for long enough, and not before, the agent is told, once', async () => {
  const board = await createBoard()
  const bob = await openTab(board, { id: 'bob', name: 'Bob' })
  const agent = await board.join()
  const { signals } = listen(agent, 10_000)
  await leave(board, board.person)
  await board.settle(60_000)
  expect(signals).toHaveLength(0)

  await leave(board, bob)
  await board.settle(9_999)
  expect(signals).toHaveLength(0)
  await board.settle(1)
  expect(signals).toHaveLength(1)
  await board.settle(60_000)
  expect(signals).toHaveLength(1)
})

test('somebody who returns in time prevents it, and who returns later ends it; then it counts anew', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { signals } = listen(agent, 10_000)
  await leave(board, board.person)
  await board.settle(9_000)
  const second = await openTab(board)
  await board.settle(60_000)
  expect(signals).toHaveLength(0)

  await leave(board, second)
  await board.settle(10_000)
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  const third = await openTab(board)
  await board.settle()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])

  await leave(board, third)
  await board.settle(10_000)
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
})

test('nobody is gone while the agent cannot tell: its own link is down', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const agent = await board.join({ connection })
  const { signals } = listen(agent, 10_000)
  connection.freeze()
  await leave(board, board.person)
  await board.settle(4_000)
  connection.drop()
  await board.settle(60_000)
  expect(signals).toHaveLength(0)

  connection.thaw()
  await board.settle(9_000)
  expect(signals).toHaveLength(0)
  await board.settle(60_000)
  expect(signals).toHaveLength(1)
})

test('the time for it does not run on while the link of the agent is down', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const { signals } = listen(agent, 60_000)
  await leave(board, board.person)
  await board.settle(30_000)
  board.relay.stop()
  await board.settle(90_000)
  expect(signals).toHaveLength(0)
  board.relay.start()
  await board.settle(30_000)
  expect(signals).toHaveLength(0)
  await board.settle(60_000)
  expect(signals).toHaveLength(1)
})

test('a listener that was stopped, or whose agent has left, is not called', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const [stopped, kept] = [listen(agent, 10_000), listen(agent, 10_000)]
  await leave(board, board.person)
  await board.settle(5_000)
  stopped.stop()
  await Promise.all([agent.leave(), board.settle(3_000)])
  await board.settle(60_000)
  expect([stopped.signals, kept.signals]).toEqual([[], []])
})

test('an agent that carries on can break that off when somebody is back, without an error', async () => {
  const board = await createBoard()
  const agent = await board.join()
  let outcome = 'none'
  agent.onPeopleGone(1_000, async (signal) => {
    outcome = 'mailing'
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  })
  await leave(board, board.person)
  await board.settle(1_000)
  expect(outcome).toBe('mailing')
  await openTab(board)
  await board.settle(1_000)
})

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a time of %d milliseconds is refused', async (afterMs) => {
  const board = await createBoard()
  const agent = await board.join()
  const refusal = expect.objectContaining({ code: 'option-invalid' })
  expect(() => agent.onPeopleGone(afterMs, () => undefined)).toThrow(refusal)
})

/** Longer than a page takes to be opened, also on a busy machine. */
const AWAY_MS = 5_000

test('at a real relay the agent cancels after the only page has closed, and carries on when it is back in time', async () => {
  const { url } = await startRelay()
  const identity = { id: 'flights', name: 'Flights' }
  const agent = await joinSession({ url, session: 'trip', agent: identity, handleSignals: false })
  onTestFinished(() => agent.leave())
  const task = agent.task({ id: 'fares', title: 'Fares' })
  const page = await openReader(url)
  await until('the agent sees the page', () => agent.people.getSnapshot().length === 1)
  agent.onPeopleGone(AWAY_MS, () => task.cancel('Nobody is here any more'))

  await page.close()
  await until('the agent sees nobody', () => agent.people.getSnapshot().length === 0)
  const back = await openReader(url, 'phone')
  await until('the agent sees the phone', () => agent.people.getSnapshot().length === 1)
  await new Promise((resolve) => setTimeout(resolve, AWAY_MS + 200))
  expect(task.ended).toBe(false)

  await back.close()
  await until('the agent has cancelled', () => task.ended)
  const again = await openReader(url, 'desk')
  await until('the board says so', () => {
    const view = again.tasks.get('flights/fares').getSnapshot()
    return view?.status === 'cancelled' && view.error?.message === 'Nobody is here any more'
  })
})
