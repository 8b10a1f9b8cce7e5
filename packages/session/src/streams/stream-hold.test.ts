import { expect, test, vi } from 'vitest'
import { createTestSession } from '../testing/create-test-session.ts'
import { readStream } from './read-stream.ts'
import { createStreamWriter } from './writer/create-stream-writer.ts'

const LONG_MS = 60 * 60_000

test('what is held is kept for hours though nobody listens, and is let go of a while after its last holder', async () => {
  const { session, relay, clock } = createTestSession()
  const agent = createTestSession({ relay, clock, identity: { kind: 'agent', id: 'guide', name: 'Guide' } }).session
  await Promise.all([session.whenSynced(), agent.whenSynced()])
  const stream = 'agents/guide/answer'
  const writer = createStreamWriter(agent, { stream })
  await writer.write({ type: 'text-start', id: 'text' })
  await writer.write({ type: 'text-delta', id: 'text', delta: 'Hello' })

  const store = readStream(session, stream)
  const letGo = store.hold()
  const unsubscribe = store.subscribe(() => {})
  await vi.waitFor(() => expect(store.getSnapshot().text).toBe('Hello'))
  unsubscribe()
  await clock.advance(LONG_MS)
  expect(readStream(session, stream)).toBe(store)
  expect(store.getSnapshot().text).toBe('Hello')
  letGo()
  letGo()
  await clock.advance(LONG_MS)
  expect(store.getSnapshot().text).toBe('')
})
