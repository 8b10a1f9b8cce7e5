import { expect, onTestFinished, test } from 'vitest'
import type { StreamChunk } from '../schema/index.ts'
import type { Store } from '../store/store.ts'
import { createTestSession, type TestSession } from '../testing/create-test-session.ts'
import { encodeMessages } from '../wire/index.ts'
import type { ReadOptions } from './read-options.ts'
import { readStream } from './read-stream.ts'
import type { StreamStatus, StreamView } from './stream-view.ts'
import { createStreamWriter } from './writer/create-stream-writer.ts'

const STREAM = 'agents/flights/answer'

interface Play extends TestSession {
  readonly agent: TestSession
  /** Puts messages into the stream, as somebody does who is not in the session. */
  append(...chunks: readonly unknown[]): void
  /** Listens, and notes the statuses that it sees. */
  watch(options?: ReadOptions): { readonly store: Store<StreamView>; readonly statuses: StreamStatus[]; stop(): void }
  /** Lets everything arrive that is under way. */
  settle(): Promise<void>
}

/** A page, and an agent. */
async function play(): Promise<Play> {
  const page = createTestSession()
  const { session, relay, clock } = page
  const agent = createTestSession({ relay, clock, identity: { kind: 'agent', id: 'flights', name: 'Flights' } })
  await Promise.all([session.whenSynced(), agent.session.whenSynced()])
  onTestFinished(async () => {
    await Promise.all([session.close(), agent.session.close()])
  })
  return {
    ...page,
    agent,
    append: (...chunks) =>
      void relay
        .streams('test')
        .ensure(STREAM)
        .append({ messages: encodeMessages(chunks) }),
    watch: (options) => {
      const store = readStream(session, STREAM, options)
      const statuses: StreamStatus[] = []
      const note = (): void => {
        const { status } = store.getSnapshot()
        if (statuses.at(-1) !== status) statuses.push(status)
      }
      const stop = store.subscribe(note)
      note()
      onTestFinished(stop)
      return { store, statuses, stop }
    },
    settle: () => clock.advance(50),
  }
}

const text = (delta: string): StreamChunk => ({ type: 'text-delta', id: 't', delta })

test('waits, streams and is done, as an agent writes', async () => {
  const { agent, watch, settle } = await play()
  const { store, statuses } = watch()
  await settle()
  expect(store.getSnapshot()).toMatchObject({ status: 'waiting', text: '', parts: [], attempt: 1, position: 0 })
  const writer = createStreamWriter(agent.session, { stream: STREAM })
  await settle()
  expect(store.getSnapshot().status).toBe('waiting')
  await writer.write(text('Lis'))
  await settle()
  expect(store.getSnapshot()).toMatchObject({ status: 'streaming', text: 'Lis' })
  await writer.write(text('bon'))
  await writer.write({ type: 'text-end', id: 't' })
  await writer.close()
  await settle()
  expect(store.getSnapshot()).toMatchObject({
    status: 'done',
    parts: [{ text: 'Lisbon', state: 'done' }],
    behind: 0,
    position: 3,
  })
  expect(statuses).toEqual(['waiting', 'streaming', 'done'])
})

test('is interrupted when its writer is gone, with the reason, and goes on when another comes', async () => {
  const { agent, watch, settle, clock } = await play()
  const { store } = watch()
  const writer = createStreamWriter(agent.session, { stream: STREAM })
  await writer.write(text('half'))
  await settle()
  agent.connection.freeze()
  await clock.advance(6_000)
  expect(store.getSnapshot()).toMatchObject({ status: 'interrupted', reason: 'connection-lost', text: 'half' })
  agent.connection.thaw()
  await clock.advance(10_000)
  expect(store.getSnapshot()).toMatchObject({ status: 'streaming', reason: undefined })
})

test('is interrupted, and not for ever streaming, when the relay comes back without the writer', async () => {
  const { agent, append, watch, settle, relay, clock } = await play()
  const { store } = watch()
  createStreamWriter(agent.session, { stream: STREAM })
  append(text('half'))
  await settle()
  relay.stop()
  await agent.session.close()
  expect(store.getSnapshot().status).toBe('catching-up')
  relay.start()
  await clock.advance(10_000)
  expect(store.getSnapshot()).toMatchObject({ status: 'interrupted', reason: 'relay-restarted', text: 'half' })
})

test.for([
  ['error', { type: 'error', errorText: 'Over the limit' }, 'Over the limit'],
  ['abort', { type: 'abort' }, 'broken off'],
] as const)('has failed when it was closed after %s', async ([, chunk, message]) => {
  const { agent, watch, settle } = await play()
  const { store } = watch()
  const writer = createStreamWriter(agent.session, { stream: STREAM })
  await writer.write(text('half'))
  await writer.write(chunk)
  await settle()
  expect(store.getSnapshot()).toMatchObject({ status: 'streaming', error: undefined })
  await writer.close()
  await settle()
  expect(store.getSnapshot()).toMatchObject({ status: 'failed', text: 'half', error: { code: 'stream-failed' } })
  expect(store.getSnapshot().error?.message).toContain(message)
})

test('says how far behind it is while it catches up, and goes through a long backlog in slices', async () => {
  const { append, watch, settle } = await play()
  for (let index = 0; index < 40; index += 1) append(...Array.from({ length: 1_000 }, () => text('token ')))
  const { store, statuses } = watch()
  const behind = new Set<number>()
  store.subscribe(() => behind.add(store.getSnapshot().behind))
  for (let turns = 0; store.getSnapshot().behind > 0 || turns === 0; turns += 1) await settle()
  expect(statuses).toEqual(['waiting', 'catching-up', 'streaming'])
  expect(behind.size).toBeGreaterThan(20)
  expect(store.getSnapshot()).toMatchObject({ position: 40_000, behind: 0, text: 'token '.repeat(40_000) })
})

test('goes on where it was when its link was cut, and when the page had no link at first', async () => {
  const { connection, append, watch, settle, clock } = await play()
  const { store, statuses } = watch()
  await settle()
  append(text('a'))
  await settle()
  connection.drop()
  const late = watch({ window: 10 })
  expect([store.getSnapshot().status, late.store.getSnapshot().status]).toEqual(['catching-up', 'catching-up'])
  append(text('b'))
  await clock.advance(10_000)
  expect(store.getSnapshot()).toMatchObject({ status: 'streaming', text: 'ab', position: 2 })
  expect(late.store.getSnapshot().text).toBe('ab')
  expect(statuses).toEqual(['waiting', 'streaming', 'catching-up', 'streaming'])
})

test('reads from where it is told, and says that something is missing before', async () => {
  const { append, watch, settle } = await play()
  append(text('a'), text('b'), text('c'))
  const [now, some] = [watch({ from: 'now' }), watch({ from: 2 })]
  await settle()
  append(text('d'))
  await settle()
  expect(now.store.getSnapshot()).toMatchObject({ text: 'd', position: 4, truncated: true })
  expect(some.store.getSnapshot()).toMatchObject({ text: 'cd', position: 4, truncated: true })
  append({ type: 'data-callboard-attempt', data: { attempt: 2 }, transient: true }, text('again'))
  await settle()
  expect(now.store.getSnapshot()).toMatchObject({ text: 'again', attempt: 2, truncated: false })
})

test('begins again when its stream was deleted and made anew', async () => {
  const { append, watch, settle, relay } = await play()
  const { store } = watch()
  append(text('old'), text('er'))
  await settle()
  relay.streams('test').remove(STREAM)
  await settle()
  expect(store.getSnapshot()).toMatchObject({ status: 'waiting', text: '', position: 0 })
  append(text('new'))
  await settle()
  expect(store.getSnapshot()).toMatchObject({ status: 'streaming', text: 'new', position: 1, truncated: false })
})

test('is shared, and keeps its place while nobody listens, for a while', async () => {
  const { session, append, watch, settle, clock } = await play()
  const first = watch()
  expect(watch().store).toBe(first.store)
  expect(readStream(session, STREAM, { from: 0 })).toBe(first.store)
  const asked: number[] = []
  const { streams } = session.connection
  const send = streams?.send
  if (streams === undefined || send === undefined) throw new Error('No streams')
  streams.send = (message) => {
    asked.push(message.length)
    return send(message)
  }
  append(text('a'))
  const { store, stop } = watch({ window: 500 })
  await settle()
  stop()
  await settle()
  append(text('b'))
  await settle()
  expect(store.getSnapshot().text).toBe('a')
  const unsubscribe = store.subscribe(() => {})
  await settle()
  expect(store.getSnapshot().text).toBe('ab')
  unsubscribe()
  await clock.advance(31_000)
  expect(store.getSnapshot()).toMatchObject({ text: '', status: 'waiting', position: 0 })
  expect(readStream(session, STREAM, { window: 500 })).not.toBe(store)
  expect(asked.length).toBeGreaterThan(2)
})

test('a small stream that has ended is kept longer, and is not asked for again', async () => {
  const { agent, watch, settle, clock, connection } = await play()
  const { store, stop } = watch()
  const writer = createStreamWriter(agent.session, { stream: STREAM })
  await writer.write(text('short'))
  await writer.close()
  await settle()
  stop()
  await clock.advance(60_000)
  connection.freeze()
  const again = watch()
  expect(again.store).toBe(store)
  expect(store.getSnapshot()).toMatchObject({ status: 'done', text: 'short' })
  again.stop()
  await clock.advance(5 * 60_000)
  expect(store.getSnapshot().text).toBe('')
})

test('a stream that cannot be read says why, and is tried again by who comes later', async () => {
  const { session, settle } = await play()
  const store = readStream(session, 'no//name')
  const stop = store.subscribe(() => {})
  await settle()
  expect(store.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'stream-name-invalid' } })
  stop()
  onTestFinished(store.subscribe(() => {}))
  expect(store.getSnapshot().error).toBeUndefined()
  await settle()
  expect(store.getSnapshot().status).toBe('failed')
})

test('a session that is closed keeps what it last showed, and asks for nothing more', async () => {
  const { session, append, watch, settle } = await play()
  const { store } = watch()
  append(text('a'))
  await settle()
  await session.close()
  await settle()
  expect(store.getSnapshot()).toMatchObject({ text: 'a', status: 'catching-up', error: undefined })
  const late = readStream(session, 'agents/flights/other')
  onTestFinished(late.subscribe(() => {}))
  await settle()
  expect(late.getSnapshot()).toMatchObject({ text: '', status: 'catching-up' })
})
