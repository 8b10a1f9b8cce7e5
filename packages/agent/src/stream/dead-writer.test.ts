import { expect, onTestFinished, test } from 'vitest'
import { startChild, type Child } from '../fixtures/child-process.ts'
import { openReader } from '../fixtures/reader.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { watch } from '../fixtures/stream-view.ts'
import { until } from '../fixtures/until.ts'
import type { Agent } from '../agent/agent.ts'
import { joinSession } from '../join/join-session.ts'

const PROCESSES = { timeout: 90_000 }
const NAME = 'agents/agent-0/answer'

function startWriter(url: string): Child {
  return startChild(new URL('../fixtures/token-writers.ts', import.meta.url), [url, '0', '1', '1000000', '10'])
}

async function join(url: string): Promise<Agent> {
  const agent = await joinSession({
    url,
    session: 'trip',
    agent: { id: 'agent-0', name: 'Agent 0' },
    handleSignals: false,
  })
  onTestFinished(() => agent.leave())
  return agent
}

test(
  'a writer that was killed shows as interrupted, and what the next life writes supersedes it',
  PROCESSES,
  async () => {
    const relay = await startRelay()
    const reader = watch(await openReader(relay.url), NAME)
    const writer = startWriter(relay.url)
    await until('tokens come', () => reader.view.status === 'streaming' && reader.view.text !== '')
    writer.process.kill('SIGKILL')
    await until('it shows as interrupted', () => reader.view.status === 'interrupted')
    expect(reader.view).toMatchObject({ reason: 'connection-lost', attempt: 1, text: expect.stringMatching(/^0:0 /) })

    const agent = await join(relay.url)
    const stream = agent.stream({ id: 'answer' })
    await stream.write('Anew')
    await stream.close()
    await until('the new attempt shows', () => reader.view.status === 'done')
    expect(reader.view).toMatchObject({ text: 'Anew', attempt: 2 })
  },
)

test('a writer that stands still shows as interrupted, and goes on when it wakes', PROCESSES, async () => {
  const relay = await startRelay()
  const reader = watch(await openReader(relay.url), NAME)
  const writer = startWriter(relay.url)
  await until('tokens come', () => reader.view.text !== '')
  writer.process.kill('SIGSTOP')
  await until('it shows as interrupted', () => reader.view.status === 'interrupted')
  const { text } = reader.view
  writer.process.kill('SIGCONT')
  await until('it goes on', () => reader.view.status === 'streaming' && reader.view.text.length > text.length)
  writer.process.kill('SIGUSR2')
  const { tokens } = await writer.event('closed')
  await until('it is done', () => reader.view.status === 'done')
  expect(reader.view.text).toBe(Array.from({ length: Number(tokens) }, (_, index) => `0:${index} `).join(''))
})

test('a relay that stands still holds its writers up at their buffer, and nothing is lost', PROCESSES, async () => {
  const relay = await startRelay()
  const reader = watch(await openReader(relay.url), NAME)
  const agent = await join(relay.url)
  const stream = agent.stream({ id: 'answer', bufferBytes: 4_096 })
  await stream.opened
  relay.suspend()
  const all = Array.from({ length: 20_000 }, (_, index) => `${index} `)
  let written = 0
  const writing = (async () => {
    for (const token of all) {
      await stream.write(token)
      written += token.length
    }
    await stream.close()
  })()
  await until('it is held up', () => written > 3_000)
  // Whatever can run has run: nothing but the relay is waited for.
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(written).toBeLessThan(4_096)
  relay.resume()
  await writing
  await until('it is done', () => reader.view.status === 'done')
  expect(reader.view.text === all.join('')).toBe(true)
})
