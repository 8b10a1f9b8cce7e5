import { expect, onTestFinished, test } from 'vitest'
import { openFlakyLink } from '../fixtures/flaky-link.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { joinSession } from '../join/join-session.ts'
import type { AgentStream } from './agent-stream.ts'

const PROCESSES = { timeout: 60_000 }
const TOKENS = 500

const tokens = Array.from({ length: TOKENS }, (_, index) => ` token${index}`)
const payload = new TextEncoder().encode(tokens.join('')).length

/**
 * What passes at the writer while `write` is at work, both ways and with all framing, beyond the tokens. Bytes a token.
 */
async function overheadOf(write: (stream: AgentStream) => Promise<void>): Promise<number> {
  const relay = await startRelay()
  const link = await openFlakyLink(relay.url)
  const agent = await joinSession({
    url: link.url,
    session: 'trip',
    agent: { id: 'flights', name: 'Flights' },
    handleSignals: false,
  })
  onTestFinished(() => agent.leave())
  const stream = agent.stream()
  await stream.write('The first begins the part.')
  await agent.flush()
  const before = link.passed()
  await write(stream)
  await stream.flush()
  return (link.passed() - before - payload) / TOKENS
}

test(
  'a token that is sent alone costs at most 40 bytes beyond itself at the writer, its acknowledgement included',
  PROCESSES,
  async () => {
    const overhead = await overheadOf(async (stream) => {
      for (const token of tokens) {
        await stream.write(token)
        // Each waits for the relay's disk before the next is written, so that no two travel together.
        await stream.flush()
      }
    })
    expect(overhead).toBeLessThanOrEqual(40)
  },
)

test('tokens that come faster than the disk share what they cost', PROCESSES, async () => {
  const overhead = await overheadOf(async (stream) => {
    for (const token of tokens) await stream.write(token)
  })
  expect(overhead).toBeLessThanOrEqual(4)
})
