import { expect, onTestFinished, test } from 'vitest'
import type { MemoryRelay } from '../connection/memory-relay.ts'
import { encodeMessages } from '../wire/index.ts'
import { createTestSession, type TestSession } from '../testing/create-test-session.ts'
import { readStream } from './read-stream.ts'
import type { StreamView } from './stream-view.ts'
import { createStreamWriter } from './writer/create-stream-writer.ts'

const STREAM = 'agents/flights/answer'
const poll = { timeout: 5_000, interval: 5 }

/** A page, and an agent that writes. */
async function play(): Promise<TestSession & { agent: TestSession }> {
  const page = createTestSession()
  const { relay, clock } = page
  const agent = createTestSession({ relay, clock, identity: { kind: 'agent', id: 'flights', name: 'Flights' } })
  await Promise.all([page.session.whenSynced(), agent.session.whenSynced()])
  onTestFinished(async () => {
    await Promise.all([page.session.close(), agent.session.close()])
  })
  return { ...page, agent }
}

const append = (relay: MemoryRelay, ...messages: readonly unknown[]): void => {
  relay.streams('test').ensure(STREAM).append({ messages: encodeMessages(messages) })
}

test('shows what an agent writes, from nothing to the end', async () => {
  const { session, agent } = await play()
  const store = readStream(session, STREAM)
  const views: StreamView[] = []
  expect(store.getSnapshot()).toMatchObject({ status: 'waiting', text: '', parts: [] })
  onTestFinished(store.subscribe(() => views.push(store.getSnapshot())))
  const writer = createStreamWriter(agent.session, { stream: STREAM })
  await writer.write({ type: 'text-start', id: 't' })
  await writer.write({ type: 'text-delta', id: 't', delta: 'Lis' })
  await writer.write({ type: 'text-delta', id: 't', delta: 'bon' })
  await writer.flush()
  await expect.poll(() => store.getSnapshot(), poll).toMatchObject({ status: 'streaming', text: 'Lisbon' })
  await writer.write({ type: 'text-end', id: 't' })
  await writer.close()
  await expect.poll(() => store.getSnapshot(), poll).toMatchObject({
    status: 'done',
    text: 'Lisbon',
    parts: [{ type: 'text', text: 'Lisbon', state: 'done' }],
    behind: 0,
  })
  expect(views.map(({ status }) => status)).toEqual(expect.arrayContaining(['waiting', 'streaming', 'done']))
})

test('goes on where it was when its link was cut', async () => {
  const { session, connection, relay, clock } = await play()
  const store = readStream(session, STREAM)
  onTestFinished(store.subscribe(() => {}))
  append(relay, { type: 'text-delta', id: 't', delta: 'a' })
  await expect.poll(() => store.getSnapshot().text, poll).toBe('a')
  connection.drop()
  expect(store.getSnapshot().status).toBe('catching-up')
  append(relay, { type: 'text-delta', id: 't', delta: 'b' })
  await clock.advance(10_000)
  expect(store.getSnapshot()).toMatchObject({ status: 'streaming', text: 'ab', position: 2 })
})
