import { expect, onTestFinished, test } from 'vitest'
import { createSession } from '../../session/create-session.ts'
import type { Session } from '../../session/session.ts'
import { putMessage } from '../../streams/put-message.ts'
import { readStream } from '../../streams/read-stream.ts'
import { subscribeStream } from '../../streams/subscribe-stream.ts'
import { createStreamWriter } from '../../streams/writer/create-stream-writer.ts'
import { createManualClock } from '../manual-clock.ts'
import { createLossyNetwork, STREAMS_NODE, type LossyNetwork } from './lossy-network.ts'

const AGENTS = ['flights', 'hotels', 'tables']
const WORDS = 120

function join(network: LossyNetwork, clock: ReturnType<typeof createManualClock>, node: string): Session {
  const identity = AGENTS.includes(node)
    ? ({ kind: 'agent', id: node, name: node } as const)
    : ({ kind: 'person', id: node, name: node, device: 'desk' } as const)
  const session = createSession({ connection: network.connect(node), identity, clock })
  onTestFinished(() => session.close())
  return session
}

test.for([1, 2, 3, 4, 5, 6])('over a network that breaks, streams arrive whole and once (seed %i)', async (seed) => {
  const clock = createManualClock()
  const network = createLossyNetwork({ seed, clock, drop: 0.15 })
  const agents = AGENTS.map((id) => ({ id, session: join(network, clock, id) }))
  const people = ['ada', 'bob'].map((id) => join(network, clock, id))
  const names = AGENTS.map((id) => `agents/${id}/answer`)
  const stores = people.flatMap((session) => names.map((name) => readStream(session, name)))
  const stops = stores.map((store) => store.subscribe(() => {}))

  const written = agents.map(async ({ id, session }) => {
    const writer = createStreamWriter(session, { stream: `agents/${id}/answer` })
    for (let word = 0; word < WORDS; word += 1)
      await writer.write({ type: 'text-delta', id: 't', delta: `${id}-${word} ` })
    await writer.close()
  })
  const from = { kind: 'person', id: 'ada', name: 'Ada' } as const
  const puts = Array.from({ length: 20 }, (_, index) => {
    const message = { id: `m${index}`, at: index, from, text: `Message ${index}` }
    // Both put the same, as a page does that was reloaded meanwhile.
    return people.map((session) => putMessage(session, { stream: 'conversation', key: message.id, message }))
  }).flat()

  network.partition('ada', STREAMS_NODE)
  network.partition('hotels', STREAMS_NODE)
  await clock.advance(3_000)
  network.heal()
  await clock.advance(60_000)
  network.calm()
  await clock.advance(20_000)
  await Promise.all([...written, ...puts])

  const whole = (id: string): string => Array.from({ length: WORDS }, (_, word) => `${id}-${word} `).join('')
  for (const [index, store] of stores.entries()) {
    expect(store.getSnapshot()).toMatchObject({ status: 'done', text: whole(AGENTS[index % 3] ?? ''), skipped: 0 })
  }
  const entries: unknown[] = []
  const [reader] = people
  if (reader === undefined) throw new Error('Nobody reads')
  stops.push(
    subscribeStream(
      reader,
      { stream: 'conversation', from: 0 },
      {
        onReading: () => {},
        onMessages: (messages) => void entries.push(...messages),
        onState: () => {},
        onLost: () => {},
        onError: () => {},
      },
    ),
  )
  await clock.advance(1_000)
  expect(new Set(entries.map((entry) => (entry as { id: string }).id)).size).toBe(20)
  expect(entries).toHaveLength(20)
  for (const stop of stops) stop()
})
