import { websocketConnection } from '@callboard/session'
import { createHostileRelay, createSeededRandom } from '@callboard/session/testing'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../fixtures/until.ts'
import { joinSession } from './join-session.ts'

test('T18: a process outlives a thousand random messages of a hostile relay, and its agent is joined or knows why not', async () => {
  const { WebSocket, sent } = createHostileRelay(createSeededRandom(18), 1_000)
  const connection = websocketConnection({ url: 'ws://127.0.0.1:1', session: 'trip', WebSocket, maxBackoffMs: 5 })
  const uncaught: unknown[] = []
  const note = (error: unknown): number => uncaught.push(error)
  process.on('uncaughtException', note)
  onTestFinished(() => void process.off('uncaughtException', note))
  const joining = joinSession({ connection, session: 'trip', agent: { id: 'flights', name: 'Flights' }, handleSignals: false })
  await until('it has sent all', () => sent() === 1_000)
  const agent = await joining
  // The relay has forbidden it its own record, or has not.
  if (agent.signal.aborted) expect(agent.signal.reason).toMatchObject({ code: 'write-refused' })
  else agent.setActivity('Still here')
  await until('it is settled', () => agent.signal.aborted || connection.state.getSnapshot().synced)
  await agent.leave()
  expect(uncaught).toEqual([])
})
