import type { Session } from '@callboard/session'
import { expect, test } from 'vitest'
import { startAgent } from '../fixtures/child-process.ts'
import { openReader } from '../fixtures/reader.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { until } from '../fixtures/until.ts'

/** Starting processes takes its time on a busy machine. */
const PROCESSES = { timeout: 60_000 }

const view = (reader: Session) => reader.agents.get('flights').getSnapshot()
const states = (reader: Session) =>
  reader.commands.ids.getSnapshot().map((id) => reader.commands.get(id).getSnapshot()?.state)
/** What a process says of a message that was handed to it. */
interface Heard {
  readonly text: string
  readonly again: boolean
}
const messageOf = (event: Readonly<Record<string, unknown>>): Heard => ({
  text: String(event['text']),
  again: event['again'] === true,
})
const isSettled = (state: string | undefined) => state === 'done' || state === 'refused'
const rows = (reader: Session) => reader.tasks.get('flights/rows').getSnapshot()
const counted = (reader: Session): number => (rows(reader)?.progress as { done?: number } | undefined)?.done ?? 0

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

test.each(SIGNALS)('told by %s, an agent ends its tasks, leaves and dies of it', PROCESSES, async (signal) => {
  const relay = await startRelay()
  const reader = await openReader(relay.url)
  const child = startAgent(relay.url)
  await child.event('joined')
  await until('progress shows', () => counted(reader) > 0)

  child.process.kill(signal)

  expect(await child.ended).toEqual({ code: null, signal })
  await until('it shows as gone', () => view(reader)?.online === false)
  expect(view(reader)).toMatchObject({ status: 'offline', reason: 'left' })
  expect(rows(reader)).toMatchObject({ status: 'cancelled', error: { code: 'agent-stopped' } })
})

test('told to stop, all agents of a process leave before it dies', PROCESSES, async () => {
  const relay = await startRelay()
  const reader = await openReader(relay.url)
  const child = startAgent(relay.url, 'pair')
  await child.event('paired')

  child.process.kill('SIGTERM')

  expect(await child.ended).toEqual({ code: null, signal: 'SIGTERM' })
  for (const id of ['flights', 'hotels']) {
    const gone = await until(`${id} shows as gone`, () => {
      const now = reader.agents.get(id).getSnapshot()
      return now?.online === false ? now : undefined
    })
    expect(gone.reason).toBe('left')
  }
})

test('an app that handles the signal itself ends in its own way, its agent having left', PROCESSES, async () => {
  const relay = await startRelay()
  const reader = await openReader(relay.url)
  const child = startAgent(relay.url, 'own-handler')
  await child.event('ready')

  child.process.kill('SIGTERM')

  expect(await child.ended).toEqual({ code: 7, signal: null })
  expect(child.events.filter(({ event }) => event === 'told')).toHaveLength(1)
  await until('it shows as gone', () => view(reader)?.reason === 'left')
})

test('told to stop while the relay is away, an agent still ends', PROCESSES, async () => {
  const relay = await startRelay()
  const child = startAgent(relay.url)
  await child.event('joined')
  await relay.kill()

  child.process.kill('SIGTERM')

  expect(await child.ended).toEqual({ code: null, signal: 'SIGTERM' })
})

test('killed, an agent shows as offline with its progress kept; restarted, it carries on', PROCESSES, async () => {
  const relay = await startRelay()
  const reader = await openReader(relay.url)
  const first = startAgent(relay.url)
  await first.event('joined')
  await until('progress shows', () => counted(reader) > 0)

  first.process.kill('SIGKILL')
  await until('it shows as offline', () => view(reader)?.online === false)
  expect(view(reader)).toMatchObject({ status: 'offline', reason: 'connection-lost' })
  expect(rows(reader)?.status).toBe('orphaned')
  const before = counted(reader)
  expect(before).toBeGreaterThan(0)

  const second = startAgent(relay.url)
  expect(await second.event('joined')).toMatchObject({ epoch: 2 })
  await until('it works again', () => rows(reader)?.status === 'running' && view(reader)?.status === 'working')
})

test('a second process takes over, and the first hears of it and ends by itself', PROCESSES, async () => {
  const relay = await startRelay()
  const reader = await openReader(relay.url)
  const first = startAgent(relay.url)
  await first.event('joined')

  const second = startAgent(relay.url)
  await second.event('joined')

  expect(await first.event('gone')).toMatchObject({ code: 'agent-fenced' })
  expect(await first.ended).toEqual({ code: 0, signal: null })
  await until('the second one shows', () => view(reader)?.epoch === 2 && view(reader)?.online === true)
})

test('an agent works on through kill -9 of the relay, and nothing it was told is lost', PROCESSES, async () => {
  const relay = await startRelay()
  const reader = await openReader(relay.url)
  const child = startAgent(relay.url)
  await child.event('joined')
  await until('progress shows', () => counted(reader) > 0)

  for (let round = 0; round < 3; round += 1) {
    await relay.kill()
    const before = counted(reader)
    await relay.start()
    await until('progress goes on', () => counted(reader) > before + 10)
  }

  expect(view(reader)).toMatchObject({ online: true, status: 'working', epoch: 1 })
})

test('each message reaches the agent, marked when a former life had it in hand, however often that is killed', PROCESSES, async () => {
  const relay = await startRelay()
  const reader = await openReader(relay.url)
  const sent: string[] = []
  const heard: Heard[] = []
  const say = (): void => {
    const text = `message ${sent.length}`
    sent.push(text)
    reader.sendCommand({ kind: 'message', to: 'flights', text })
  }
  const roundStarts: number[] = []
  for (let round = 0; round < 4; round += 1) {
    roundStarts.push(sent.length)
    for (let index = 0; index < 5; index += 1) say()
    const child = startAgent(relay.url, 'listen')
    await child.event('message')
    say()
    if (round === 3) await until('all are settled', () => states(reader).every(isSettled))
    child.process.kill('SIGKILL')
    await child.ended
    heard.push(...child.events.filter(({ event }) => event === 'message').map(messageOf))
  }

  const anew = heard.filter(({ again }) => !again).map(({ text }) => text)
  expect(new Set(anew).size).toBe(anew.length)
  const refused = reader.commands.ids
    .getSnapshot()
    .map((id) => reader.commands.get(id).getSnapshot())
    .filter((command) => command?.state === 'refused')
    .map((command) => command?.text)
  // Taken from the relay, it may never have come to the app that was killed: then the next life has it, marked.
  const texts = new Set(heard.map(({ text }) => text))
  expect(sent.filter((text) => !texts.has(text) && !refused.includes(text))).toEqual([])
  // Given up is only what three lives died over, so something that was said to the first of these four.
  const [first = 0] = roundStarts.slice(1)
  expect(refused.filter((text) => sent.indexOf(String(text)) >= first)).toEqual([])
})
