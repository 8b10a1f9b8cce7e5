import { createSession, websocketConnection, type Session } from '@callboard/session'
import { conversationOf, createStreamWriter, readStream } from '@callboard/session/streams'
import { expect, onTestFinished, test } from 'vitest'
import { GatedStorage } from '../testing/gated-storage.ts'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

const STREAM = 'agents/flights/answer'

async function join(url: string, identity: Parameters<typeof createSession>[0]['identity']): Promise<Session> {
  const session = createSession({ connection: websocketConnection({ url, session: 'board' }), identity })
  onTestFinished(() => session.close())
  await session.whenSynced()
  return session
}

/** How many commits of streams were asked for while the disk was full. */
function countRefused(storage: GatedStorage): () => number {
  const append = storage.streams.append.bind(storage.streams)
  let refused = 0
  storage.streams.append = (id, change) => append(id, change).catch((error: unknown) => {
    refused += 1
    throw error
  })
  return () => refused
}

test('what is streamed and said while the disk is full is stored when there is room again, once and in order', async () => {
  const storage = new GatedStorage()
  const refused = countRefused(storage)
  const { url } = await startRelay({ storage })
  const agent = await join(url, { kind: 'agent', id: 'flights', name: 'Flights' })
  const person = await join(url, { kind: 'person', id: 'ada', name: 'Ada', device: 'desk' })
  await Promise.all([agent.whenSaved(), person.whenSaved()])
  const answer = readStream(person, STREAM)
  onTestFinished(answer.subscribe(() => {}))
  const conversation = conversationOf(person)
  onTestFinished(conversation.view.subscribe(() => {}))
  const writer = createStreamWriter(agent, { stream: STREAM })
  const write = (delta: string): Promise<void> => writer.write({ type: 'text-delta', id: '1', delta })
  await writer.write({ type: 'text-start', id: '1' })
  await write('before, ')
  await writer.flush()

  storage.fail(true)
  await write('meanwhile, ')
  const id = conversation.send({ text: 'Are you there?' })
  await until('both are refused, more than once', () => refused() >= 4)
  await write('after')
  expect(writer.error).toBeUndefined()
  storage.fail(false)

  await writer.close()
  await until('it is read and said', () => {
    const { messages } = conversation.view.getSnapshot()
    return answer.getSnapshot().status === 'done' && messages.some((message) => message.id === id && message.state === 'sent')
  })
  expect(answer.getSnapshot()).toMatchObject({ text: 'before, meanwhile, after', error: undefined })
  expect(conversation.view.getSnapshot().messages).toHaveLength(1)
})
