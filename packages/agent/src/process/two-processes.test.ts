import { createSeededRandom } from '@callboard/session/testing'
import { expect, test } from 'vitest'
import { startAgent, type Child } from '../fixtures/child-process.ts'
import { openFlakyLink } from '../fixtures/flaky-link.ts'
import { openReader } from '../fixtures/reader.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { until } from '../fixtures/until.ts'

const SEED = 20_251_120
const STEPS = 24

test(
  'of two processes under one id, started, stopped and cut off at random, the newest stands in every reader',
  { timeout: 120_000 },
  async () => {
    const random = createSeededRandom(SEED)
    const relay = await startRelay()
    const readers = [await openReader(relay.url), await openReader(relay.url, 'phone')]
    const links = [await openFlakyLink(relay.url), await openFlakyLink(relay.url)]
    const slots: (Child | undefined)[] = [undefined, undefined]
    const all: Child[] = []
    let highest = 0
    const watched = readers.map((reader) => {
      const falls: string[] = []
      let shown = 0
      reader.agents.get('flights').subscribe(() => {
        const epoch = reader.agents.get('flights').getSnapshot()?.record?.epoch ?? shown
        if (epoch < shown) falls.push(`${shown} to ${epoch}`)
        shown = Math.max(shown, epoch)
      })
      return falls
    })

    const start = (slot: number): void => {
      const link = links[slot]
      if (link === undefined) return
      slots[slot]?.process.kill('SIGKILL')
      const child = startAgent(link.url)
      slots[slot] = child
      all.push(child)
    }
    const steps: readonly ((slot: number) => unknown)[] = [
      start,
      start,
      (slot) => slots[slot]?.process.kill('SIGKILL'),
      (slot) => slots[slot]?.process.kill('SIGTERM'),
      (slot) => slots[slot]?.process.kill('SIGSTOP'),
      (slot) => slots[slot]?.process.kill('SIGCONT'),
      (slot) => links[slot]?.cut(),
      (slot) => links[slot]?.mend(),
      async () => {
        await relay.kill()
        await relay.start()
      },
    ]
    for (let step = 0; step < STEPS; step += 1) {
      await steps[Math.floor(random.next() * steps.length)]?.(random.next() < 0.5 ? 0 : 1)
      await new Promise((resolve) => setTimeout(resolve, random.next() * 700))
    }
    for (const link of links) link.mend()
    for (const child of slots) child?.process.kill('SIGCONT')
    // One that has not joined yet would, on a busy machine, come after the last one and be the newest.
    for (const child of slots) await child?.event('joined').catch(() => undefined)
    const last = startAgent(relay.url)
    highest = Number((await last.event('joined'))['epoch'])

    for (const child of all) {
      for (const event of child.events) if (event['event'] === 'joined') expect(event['epoch']).toBeLessThan(highest)
    }
    const fresh = await openReader(relay.url, 'tablet')
    for (const reader of [...readers, fresh]) {
      const view = await until('the newest shows', () => {
        const now = reader.agents.get('flights').getSnapshot()
        return now?.record?.epoch === highest && now.online && now.status === 'working' ? now : undefined
      })
      expect(view.activity).toBe(`life ${highest}`)
    }
    expect(watched).toEqual([[], []])
    // Of the older ones, those that still run are told.
    for (const child of slots) {
      if (child === undefined || child.process.exitCode !== null || child.process.signalCode !== null) continue
      await child.ended
      expect(child.events.some(({ code }) => code === 'agent-fenced')).toBe(true)
    }
  },
)
