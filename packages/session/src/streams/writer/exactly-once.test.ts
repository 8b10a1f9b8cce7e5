import { expect, onTestFinished, test } from 'vitest'
import { createMemoryRelay } from '../../connection/memory-relay.ts'
import { follow } from '../../fixtures/stream-tools.ts'
import { createSession } from '../../session/create-session.ts'
import { createManualClock } from '../../testing/manual-clock.ts'
import { createSeededRandom } from '../../testing/seeded-random.ts'
import { createStreamWriter } from '../index.ts'

const STREAM = 'agents/flights/s1'
const SEEDS = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]

/** What was said of each part, one after the other; how it was cut into chunks does not count. */
function said(chunks: readonly unknown[]): readonly string[] {
  const parts: string[] = []
  let last = ''
  for (const { type, id, delta } of chunks as { type: string; id?: string; delta?: string }[]) {
    const part = `${type}:${id}`
    if (delta !== undefined && part === last) parts[parts.length - 1] += delta
    else parts.push(delta === undefined ? part : delta)
    last = part
  }
  return parts
}

test.each(SEEDS)(
  'through cuts, frozen links and a relay that comes and goes, nothing is lost or doubled (seed %i)',
  async (seed) => {
    const random = createSeededRandom(seed)
    const clock = createManualClock()
    const relay = createMemoryRelay({ clock, latencyMs: 7 })
    const links = [relay.connect('trip'), relay.connect('trip')] as const
    const agent = createSession({
      connection: links[0],
      identity: { kind: 'agent', id: 'flights', name: 'Flights' },
      clock,
    })
    const person = createSession({ connection: links[1], identity: { kind: 'observer' }, clock })
    onTestFinished(async () => {
      await agent.close()
      await person.close()
    })
    await Promise.all([agent.whenSynced(), person.whenSynced(), clock.advance(100)])
    const reader = follow(person, STREAM)
    const writer = createStreamWriter(agent, { stream: STREAM, bufferBytes: 2_000 })
    const written: unknown[] = []
    let isDone = false
    const writing = (async () => {
      for (let count = 0; count < 600; count += 1) {
        const id = String(random.int(1, 3))
        const chunk =
          random.next() < 0.1 ?
            ({ type: 'text-end', id } as const)
          : ({ type: 'text-delta', id, delta: `${count} ` } as const)
        written.push(chunk)
        await writer.write(chunk)
        if (random.next() < 0.3) await new Promise<void>((resolve) => clock.setTimeout(resolve, random.int(1, 60)))
      }
      await writer.close()
      isDone = true
    })()
    const faults: readonly (() => void)[] = [
      () => links[0].drop(),
      () => links[0].drop(),
      () => links[1].drop(),
      () => links[0].freeze(),
      () => links[0].thaw(),
      () => relay.stop(),
      () => relay.start(),
    ]
    for (let step = 0; step < 60 && !isDone; step += 1) {
      faults[random.int(0, faults.length - 1)]?.()
      await clock.advance(random.int(5, 1_500))
    }
    relay.start()
    links[0].thaw()
    await Promise.all([writing, clock.advance(120_000)])
    await clock.advance(60_000)
    expect(said(reader.messages), `seed ${seed}`).toEqual(said(written))
    expect(reader.breaks).toEqual([])
    expect(reader.state?.closedAt).toBeDefined()
  },
)
