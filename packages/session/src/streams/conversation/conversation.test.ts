import { expect, test, vi } from 'vitest'
import { inboxOf } from '../../commands/incoming-command.ts'
import { CallboardError } from '../../protocol/index.ts'
import type { Session } from '../../session/session.ts'
import { createTestSession, type TestSession, type TestSessionOptions } from '../../testing/create-test-session.ts'
import { writeAgentRecord } from '../../verbs/write-agent-record.ts'
import type { ConversationView } from '../conversation-view.ts'
import { putMessage } from '../put-message.ts'
import { conversationOf } from './conversation-of.ts'

const person = (id: string): TestSessionOptions['identity'] => ({ kind: 'person', id, name: id, device: id })

async function join(options: TestSessionOptions = {}): Promise<TestSession> {
  const joined = createTestSession(options)
  await joined.session.whenSynced()
  return joined
}

interface Followed {
  /** Every view there was, the first included. */
  readonly views: ConversationView[]
  readonly texts: () => readonly (string | undefined)[]
  readonly now: () => ConversationView
  readonly end: () => void
}

function follow(session: Session): Followed {
  const { view } = conversationOf(session)
  const views = [view.getSnapshot()]
  const end = view.subscribe(() => views.push(view.getSnapshot()))
  return { views, now: view.getSnapshot, texts: () => view.getSnapshot().messages.map(({ text }) => text), end }
}

const isLive = ({ now }: Followed): Promise<void> => vi.waitFor(() => expect(now().status).toBe('live'))

/** Puts messages as another person would, without a page. */
async function fill(session: Session, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 1) {
    const entry = { id: `m${number}`, at: number, from: { kind: 'person', id: 'eve', name: 'Eve' }, text: `${number}` }
    await putMessage(session, { stream: 'conversation', key: entry.id, message: entry })
  }
}

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `${from + index}`)

test('everybody sees what was said in the order of the log', async () => {
  const ada = await join({ identity: person('ada') })
  const eve = await join({ ...ada, identity: person('eve') })
  const seen = [follow(ada.session), follow(eve.session)]
  conversationOf(ada.session).send({ text: 'Where to?' })
  conversationOf(eve.session).send({ text: 'Lisbon' })
  conversationOf(ada.session).send({ text: 'When?' })
  await vi.waitFor(() => {
    for (const { now } of seen) expect(now().messages.filter(({ state }) => state === 'sent')).toHaveLength(3)
  })
  const [byAda, byEve] = seen.map((followed) => followed.texts())
  expect(byAda).toEqual(byEve)
  expect(byAda?.indexOf('When?')).toBeGreaterThan(byAda?.indexOf('Where to?') ?? -1)
})

test('an own message is there once from the moment it was said, first as sending, then as sent', async () => {
  const { session } = await join()
  const followed = follow(session)
  await isLive(followed)
  const before = followed.views.length
  const id = conversationOf(session).send({ text: 'Hello' })
  expect(followed.now().messages).toMatchObject([{ id, text: 'Hello', state: 'sending', from: { id: 'ada' } }])
  await vi.waitFor(() => expect(followed.now().messages[0]?.state).toBe('sent'))
  await fill(session, 0, 1)
  await vi.waitFor(() => expect(followed.texts()).toEqual(['Hello', '0']))
  for (const { messages } of followed.views.slice(before)) {
    expect(messages.filter((message) => message.id === id)).toHaveLength(1)
  }
  const shown = followed.views.slice(before).map(({ messages }) => messages.find((message) => message.id === id))
  expect(new Set(shown).size).toBe(2)
})

test('what is said without a link is sent when it is back, behind what others have said meanwhile', async () => {
  const ada = await join({ identity: person('ada') })
  const eve = await join({ ...ada, identity: person('eve') })
  const followed = follow(ada.session)
  await isLive(followed)
  ada.connection.drop()
  conversationOf(ada.session).send({ text: 'Lisbon' })
  conversationOf(ada.session).send({ text: 'Or Porto' })
  await fill(eve.session, 0, 2)
  expect(followed.now().status).toBe('catching-up')
  expect(followed.texts()).toEqual(['Lisbon', 'Or Porto'])
  await vi.waitFor(async () => {
    await ada.clock.advance(1_000)
    expect(followed.now()).toMatchObject({ status: 'live', messages: [{}, {}, { state: 'sent' }, { state: 'sent' }] })
  })
  expect(followed.texts()).toEqual(['0', '1', 'Lisbon', 'Or Porto'])
  // By its time a page after a reload would know which of them was first.
  const [, , first, second] = followed.now().messages
  expect(second?.at).toBeGreaterThan(first?.at ?? Infinity)
})

test('the newest fifty are followed, and the older ones read in pages that join on to them', async () => {
  const { session } = await join()
  await fill(session, 0, 130)
  const followed = follow(session)
  await isLive(followed)
  expect(followed.texts()).toEqual(numbers(80, 130))
  const conversation = conversationOf(session)
  const newer = await conversation.readPage({ before: followed.now().start, limit: 50 })
  const older = await conversation.readPage({ before: newer.start, limit: 50 })
  const texts = [...older.messages, ...newer.messages].map(({ text }) => text)
  expect(texts).toEqual(numbers(0, 80))
  expect(older.start).toBe(0)
  expect(await conversation.readPage({ before: 0, limit: 50 })).toEqual({ messages: [], start: 0 })
})

test('a page of a conversation that was deleted and begun anew is refused, not mixed with the new one', async () => {
  const { session, relay } = await join()
  await fill(session, 0, 60)
  const followed = follow(session)
  await isLive(followed)
  const { log, start } = followed.now()
  relay.streams('test').remove('conversation')
  await fill(session, 100, 103)
  const page = conversationOf(session).readPage({ before: start, limit: 50, log })
  await expect(page).rejects.toMatchObject({ code: 'offset-invalid' })
})

test('a page that is no longer wanted is not waited for', async () => {
  const { session, connection } = await join()
  connection.freeze()
  const controller = new AbortController()
  const page = conversationOf(session).readPage({ before: 10, limit: 10, signal: controller.signal })
  const reason = new Error('Nobody looks')
  controller.abort(reason)
  await expect(page).rejects.toBe(reason)
})

test('who follows again after a while goes on from there, and after a long one from the newest', async () => {
  const { session } = await join()
  const first = follow(session)
  await isLive(first)
  await fill(session, 0, 3)
  await vi.waitFor(() => expect(first.texts()).toEqual(numbers(0, 3)))
  first.end()
  await fill(session, 3, 5)
  expect(first.texts()).toEqual(numbers(0, 3))
  const second = follow(session)
  await vi.waitFor(() => expect(second.texts()).toEqual(numbers(0, 5)))
  expect(second.now().start).toBe(0)
  second.end()
  await fill(session, 5, 105)
  const third = follow(session)
  await vi.waitFor(() => expect(third.texts()).toEqual(numbers(55, 105)))
  expect(third.now().start).toBe(55)
})

test('a message to an agent is also its command, with the same id', async () => {
  const ada = await join()
  const guide = await join({ ...ada, identity: { kind: 'agent', id: 'guide', name: 'Guide' } })
  const followed = follow(guide.session)
  const id = conversationOf(ada.session).send({ text: 'Where to?', to: 'guide' })
  await vi.waitFor(() => expect(followed.now().messages).toMatchObject([{ id, to: ['guide'] }]))
  const inbox = inboxOf(guide.session).getSnapshot()
  expect(inbox.map(({ command }) => command)).toMatchObject([{ id, kind: 'message', text: 'Where to?' }])
})

test('a message that fails says why, and is stored once it is sent again', async () => {
  const ada = await join()
  const guide = await join({ ...ada, identity: { kind: 'agent', id: 'guide', name: 'Guide' } })
  const conversation = conversationOf(ada.session)
  const followed = follow(ada.session)
  // Together they are more than a person may have open.
  const ids = ['a', 'b', 'c'].map((letter) => conversation.send({ text: letter.repeat(3_900), to: 'guide' }))
  await vi.waitFor(() => expect(followed.now().messages.map(({ state }) => state)).toEqual(['sent', 'sent', 'failed']))
  expect(followed.now().messages[2]?.error?.code).toBe('record-too-large')
  const epoch = guide.session.connection.epoch.getSnapshot() ?? 0
  const times = { since: 1, updatedAt: 1 }
  const acks = Object.fromEntries(ids.slice(0, 2).map((id) => [id, { state: 'done' as const, at: 1 }]))
  writeAgentRecord(guide.session, { id: 'guide', name: 'Guide', epoch, status: 'idle', ...times, tasks: [], acks })
  await vi.waitFor(() => expect(ada.session.commands.get(ids[1] ?? '').getSnapshot()?.state).toBe('done'))
  conversation.retry(ids[2] ?? '')
  expect(followed.now().messages[2]?.state).toBe('sending')
  await vi.waitFor(() => expect(followed.now().messages.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']))
  expect(followed.now().messages.map(({ id }) => id)).toEqual(ids)
})

test('a message that failed can be taken back, and one that did not cannot', async () => {
  const { session, connection } = await join()
  const conversation = conversationOf(session)
  const followed = follow(session)
  const sent = conversation.send({ text: 'Kept' })
  await vi.waitFor(() => expect(followed.now().messages[0]?.state).toBe('sent'))
  await connection.close()
  const failed = conversation.send({ text: 'Lost' })
  await vi.waitFor(() => expect(followed.now().messages[1]).toMatchObject({ id: failed, state: 'failed' }))
  conversation.discard(failed)
  conversation.discard(sent)
  expect(followed.texts()).toEqual(['Kept'])
})

test('only people say something, and only what has words', async () => {
  const ada = await join()
  const guide = await join({ ...ada, identity: { kind: 'agent', id: 'guide', name: 'Guide' } })
  const code = (work: () => unknown): string | undefined => {
    try {
      work()
    } catch (error) {
      if (CallboardError.is(error)) return error.code
    }
    return undefined
  }
  expect(code(() => conversationOf(guide.session).send({ text: 'Hello' }))).toBe('not-permitted')
  expect(code(() => conversationOf(ada.session).send({ text: ' \n' }))).toBe('value-invalid')
  expect(code(() => conversationOf(ada.session).send({ text: 'x'.repeat(4_001) }))).toBe('value-invalid')
  expect(conversationOf(ada.session).view.getSnapshot().messages).toEqual([])
})
