import type { Session } from '@callboard/session'
import { interruptsOf, type InterruptView } from '@callboard/session/interrupts'
import { expect, test } from 'vitest'
import { startChild, type Child } from '../fixtures/child-process.ts'
import { openReader } from '../fixtures/reader.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { until } from '../fixtures/until.ts'

const PROCESSES = { timeout: 90_000 }
const KEY = 'flights/book'

const startAsker = (url: string): Child => startChild(new URL('../fixtures/asking-process.ts', import.meta.url), [url])

const view = (reader: Session): InterruptView | undefined => interruptsOf(reader).views.get(KEY).getSnapshot()

async function kill(child: Child): Promise<void> {
  child.process.kill('SIGKILL')
  await child.ended
}

test('an open question outlives reload, relay and agent, and the agent gets its one answer', PROCESSES, async () => {
  const relay = await startRelay()
  const first = startAsker(relay.url)
  await first.event('asked')
  const page = await openReader(relay.url)
  const asked = await until('it shows', () => view(page)?.state === 'open' && view(page))
  await page.close()

  const reader = await openReader(relay.url)
  await relay.kill()
  await relay.start()
  await until('it is still there after the relay died', () => view(reader)?.state === 'open')
  await kill(first)
  await until('it is unattended', () => view(reader)?.state === 'unattended')
  expect(view(reader)).toMatchObject({ askedAt: asked?.askedAt, mine: true })

  interruptsOf(reader).answer(KEY, { type: 'accept' })
  await reader.whenSaved()
  const second = startAsker(relay.url)
  const { outcome } = await second.event('answered')

  const by = { person: 'ada', name: 'Ada', device: 'laptop' }
  expect(outcome).toMatchObject({ state: 'answered', answer: { type: 'accept' }, by, again: false })
  await until('it is answered', () => view(reader)?.state === 'answered')
  expect(view(reader)).toMatchObject({ mine: false, own: { state: 'won' }, askedAt: asked?.askedAt })
  expect(() => interruptsOf(reader).answer(KEY, { type: 'reject' })).toThrowError(
    expect.objectContaining({ code: 'not-permitted' }),
  )

  await kill(second)
  await relay.kill()
  await relay.start()
  const third = startAsker(relay.url)
  expect((await third.event('answered'))['outcome']).toEqual({ ...(outcome as object), again: true })
  expect((await interruptsOf(reader).decisionOf(KEY))?.resolution).toMatchObject({ state: 'answered', by })
})
