import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StreamLink } from '../../connection/stream-link.ts'
import { createTestSession } from '../../testing/create-test-session.ts'
import { createSeededRandom, type SeededRandom } from '../../testing/seeded-random.ts'
import {
  decodeRelayStreamFrame,
  decodeStreamMessage,
  encodeMessages,
  encodeRelayStreamFrame,
  encodeStreamMessage,
  messageEnds,
  type RelayStreamFrame,
} from '../../wire/index.ts'
import { assembleMessage } from '../assemble-message.ts'
import { readStream } from '../read-stream.ts'

const STREAM = 'agents/flights/answer'

/** Drops, doubles and cuts what comes on a link, as no relay should do; gives what ends that. */
function torment(link: StreamLink | undefined, random: SeededRandom): () => void {
  if (link === undefined) throw new Error('There is no way for streams')
  let isHostile = true
  const attach = link.attach
  link.attach = (listener) =>
    attach({
      ...listener,
      received: (message) => {
        const frames = decodeStreamMessage(message).flatMap((bytes) => {
          const frame = decodeRelayStreamFrame(bytes)
          if (frame?.kind !== 'data' || !isHostile) return [bytes]
          return maim(frame, random).map(encodeRelayStreamFrame)
        })
        listener.received(encodeStreamMessage(frames).subarray(1))
      },
    })
  return () => {
    isHostile = false
  }
}

function maim(frame: Extract<RelayStreamFrame, { kind: 'data' }>, random: SeededRandom): readonly RelayStreamFrame[] {
  if (random.chance(0.15)) return []
  const ends = messageEnds(frame.messages)
  const at = random.int(0, ends.length - 1)
  const end = ends[at] ?? 0
  const [first, rest] = [
    { ...frame, messages: frame.messages.slice(0, end) },
    { ...frame, position: frame.position + at + 1, messages: frame.messages.slice(end) },
  ]
  if (random.chance(0.2)) return [frame, first, rest]
  if (random.chance(0.1)) return [rest, first]
  return random.chance(0.5) ? [first, rest] : [frame]
}

const id = fc.constantFrom('a', 'b', 'c')
const words = fc.string({ unit: 'grapheme', maxLength: 6 })
const chunk = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constantFrom('text-delta', 'reasoning-delta'), id, delta: words }) },
  fc.record({ type: fc.constantFrom('text-start', 'text-end', 'reasoning-start', 'reasoning-end'), id }),
  fc.record({ type: fc.constant('tool-input-start'), toolCallId: id, toolName: fc.constant('search') }),
  fc.record({ type: fc.constant('tool-input-delta'), toolCallId: id, inputTextDelta: words }),
  fc.record({
    type: fc.constant('tool-input-available'),
    toolCallId: id,
    toolName: fc.constant('search'),
    input: fc.jsonValue(),
  }),
  fc.record({ type: fc.constant('tool-output-available'), toolCallId: id, output: fc.jsonValue() }),
  fc.record({ type: fc.constant('data-x'), id, data: fc.jsonValue() }),
  fc.record({
    type: fc.constant('data-callboard-attempt'),
    transient: fc.constant(true),
    data: fc.record({ attempt: fc.integer({ min: 1, max: 5 }) }),
  }),
  fc.record({ type: fc.constantFrom('start-step', 'finish-step', 'finish', 'of-tomorrow') }),
  fc.record({ type: fc.constant('source-url'), sourceId: id, url: fc.webUrl() }),
)
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      chunks: fc.array(chunk, { minLength: 1, maxLength: 30 }),
    }),
  },
  fc.record({ kind: fc.constantFrom('cut' as const, 'leave' as const, 'wait' as const, 'turn' as const) }),
)

const json = <Value>(value: Value): unknown => JSON.parse(JSON.stringify(value))

test('whatever the link does, what is read in the end is what was written, as if it had come in one go', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(1_000), async (steps, seed) => {
      const { session, connection, relay, clock } = createTestSession()
      await session.whenSynced()
      const calm = torment(connection.streams, createSeededRandom(seed))
      const store = readStream(session, STREAM)
      let stop = store.subscribe(() => {})
      const written: unknown[] = []
      for (const next of steps) {
        if (next.kind === 'append') {
          const log = relay.streams('test').ensure(STREAM)
          // By the relay's own hands, in pieces that leave it as they are.
          for (const [index, message] of next.chunks.entries()) {
            log.append({ messages: encodeMessages([message]) })
            if (index % 4 === 3) await clock.advance(1)
          }
          written.push(...next.chunks)
        } else if (next.kind === 'cut') connection.drop()
        else if (next.kind === 'leave') {
          stop()
          stop = store.subscribe(() => {})
        } else if (next.kind === 'wait') await clock.advance(3_000)
        else await Promise.resolve()
      }
      calm()
      connection.drop()
      await clock.advance(10_000)
      const { text, reasoning, parts, attempt, position, skipped } = store.getSnapshot()
      stop()
      await session.close()
      expect(json({ text, reasoning, parts, attempt })).toEqual(json(assembleMessage(json(written) as unknown[])))
      expect({ position, skipped }).toEqual({ position: written.length, skipped: 0 })
    }),
    { seed: 31, numRuns: 150 },
  )
})
