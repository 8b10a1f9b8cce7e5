import { createSeededRandom } from '@callboard/session/testing'
import { expect, test } from 'vitest'
import { startChild, type Child } from '../fixtures/child-process.ts'
import { openFlakyLink } from '../fixtures/flaky-link.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { answerOf, progressOf, readAnswers, type ReadAnswer } from '../fixtures/stream-readers.ts'
import { until } from '../fixtures/until.ts'

const AGENTS = 20
/** 30 tokens a second. Milliseconds. */
const EVERY_MS = 33
const SEED = 20_261_121

const PROCESSES = { timeout: 240_000 }

function startWriters(urls: readonly string[], first: number, count: number, tokens: number): Child {
  const args = [urls.join(','), String(first), String(count), String(tokens), String(EVERY_MS)]
  return startChild(new URL('../fixtures/token-writers.ts', import.meta.url), args)
}

/** Waits until a reader has everything, and sees that it is whole, in order, and that nothing was doubled. */
async function expectWhole(answers: readonly ReadAnswer[], tokens: (agent: number) => number): Promise<void> {
  await until('all are closed', () => answers.every(({ state }) => state?.closedAt !== undefined), 120_000)
  await until('all has come', () =>
    answers.every(({ text }, agent) => text.length >= answerOf(agent, tokens(agent)).length),
  )
  for (const [agent, { text, breaks }] of answers.entries()) {
    expect(breaks).toEqual([])
    expect(text === answerOf(agent, tokens(agent)), `agent ${agent}: ${text.slice(-60)}`).toBe(true)
  }
}

test(
  'kill -9 of the relay twenty times, while 20 agents write: every stream is whole in every reader',
  PROCESSES,
  async () => {
    const random = createSeededRandom(SEED)
    const relay = await startRelay()
    const readers = [await readAnswers(relay.url, AGENTS), await readAnswers(relay.url, AGENTS)]
    const [reader = []] = readers
    const writers = startWriters([relay.url], 0, AGENTS, 1_000_000)
    for (let kills = 0; kills < 20; kills += 1) {
      const before = progressOf(reader)
      await until('tokens come', () => progressOf(reader) > before)
      await new Promise((resolve) => setTimeout(resolve, random.next() * 400))
      await relay.kill()
      await relay.start()
      // One comes when half of it is over.
      if (kills === 10) readers.push(await readAnswers(relay.url, AGENTS))
    }
    writers.process.kill('SIGUSR2')
    await writers.event('done')
    const tokens = new Map(writers.events.map((event) => [Number(event['agent']), Number(event['tokens'])]))
    readers.push(await readAnswers(relay.url, AGENTS))
    for (const answers of readers) await expectWhole(answers, (agent) => tokens.get(agent) ?? 0)
  },
)

test("with the agents' sockets cut at random, every stream is whole in every reader", PROCESSES, async () => {
  const tokens = 240
  const random = createSeededRandom(SEED)
  const relay = await startRelay()
  const links = await Promise.all(Array.from({ length: 5 }, () => openFlakyLink(relay.url)))
  const readers = [await readAnswers(relay.url, AGENTS), await readAnswers(relay.url, AGENTS)]
  const [reader = []] = readers
  const writers = startWriters(
    links.map(({ url }) => url),
    0,
    AGENTS,
    tokens,
  )
  await until('tokens come', () => progressOf(reader) > 0)
  for (let cuts = 0; cuts < 40; cuts += 1) {
    const link = links[random.int(0, links.length - 1)]
    link?.cut()
    await new Promise((resolve) => setTimeout(resolve, random.next() * 150))
    link?.mend()
  }
  for (const answers of [...readers, await readAnswers(relay.url, AGENTS)]) await expectWhole(answers, () => tokens)
  await writers.event('done')
})

test(
  "with the writers' processes killed and started again, every stream is whole in every reader",
  PROCESSES,
  async () => {
    const tokens = 150
    const random = createSeededRandom(SEED)
    const relay = await startRelay()
    const reader = await readAnswers(relay.url, AGENTS)
    const start = (slot: number): Child => startWriters([relay.url], slot * 5, 5, tokens)
    const slots = [0, 1, 2, 3].map(start)
    for (let kills = 0; kills < 8; kills += 1) {
      const slot = random.int(0, slots.length - 1)
      const own = reader.slice(slot * 5, slot * 5 + 5)
      const before = progressOf(own)
      const isOver = (): boolean => own.every(({ state }) => state?.closedAt !== undefined)
      await until('its tokens come', () => progressOf(own) > before || isOver())
      const victim = slots[slot]
      victim?.process.kill('SIGKILL')
      await victim?.ended
      slots[slot] = start(slot)
    }
    for (const answers of [reader, await readAnswers(relay.url, AGENTS)]) await expectWhole(answers, () => tokens)
  },
)
