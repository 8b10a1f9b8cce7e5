import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countMessages,
  decodeClientStreamFrame,
  decodeJsonTexts,
  decodeMessages,
  decodeRelayStreamFrame,
  decodeStreamMessage,
  encodeClientStreamFrame,
  encodeJsonTexts,
  encodeMessages,
  encodeRelayStreamFrame,
  encodeStreamMessage,
  messageEnds,
  MessageReader,
  type ClientStreamFrame,
  type RelayStreamFrame,
} from './index.ts'

const seeded = { seed: 11, numRuns: 300 }

const anyString = fc.string({ unit: 'binary', maxLength: 12 })
const delta = fc.oneof(
  fc.record({ type: fc.constantFrom('text-delta', 'reasoning-delta'), id: anyString, delta: anyString }),
  fc.record({ type: fc.constant('tool-input-delta'), toolCallId: anyString, inputTextDelta: anyString }),
)
const json = fc.oneof(
  fc.jsonValue(),
  delta,
  fc.record({ type: fc.constant('text-delta'), id: fc.jsonValue(), delta: fc.jsonValue() }),
)
const messages = fc.array(json, { maxLength: 8 })

/** What JSON makes of a value: `-0` and the like do not survive it. */
const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

test('messages come out as they went in, however they are joined and cut', () => {
  fc.assert(
    fc.property(messages, messages, (first, second) => {
      const joined = Uint8Array.from([...encodeMessages(first), ...encodeMessages(second)])
      expect(decodeMessages(joined)).toEqual(asJson([...first, ...second]))
      expect(decodeJsonTexts(joined).map((text) => JSON.parse(text) as unknown)).toEqual(asJson([...first, ...second]))
      expect(countMessages(joined)).toBe(first.length + second.length)
      const ends = messageEnds(joined)
      const apart = ends.flatMap((end, index) => decodeMessages(joined.slice(ends[index - 1] ?? 0, end)))
      expect(apart).toEqual(asJson([...first, ...second]))
      const reader = new MessageReader(joined)
      const read: unknown[] = []
      while (!reader.isDone) read.push(reader.next())
      expect(read).toEqual(asJson([...first, ...second]))
    }),
    seeded,
  )
})

test('half of a surrogate pair survives, as a delta that ends within a character has it', () => {
  const halves = ['\ud83d', '\udc4b'].map((half) => ({ type: 'text-delta', id: 't', delta: half }))
  const decoded = decodeMessages(encodeMessages(halves)) as { delta: string }[]
  expect(decoded.map((chunk) => chunk.delta).join('')).toBe('👋')
})

test('a token costs its text and few bytes more', () => {
  const chunk = { type: 'text-delta', id: 't1', delta: ' token' }
  expect(encodeMessages([chunk]).length).toBe(' token'.length + 5)
  expect(encodeMessages([{ ...chunk, extra: 1 }]).length).toBeGreaterThan(40)
})

test('JSON text is kept to the letter', () => {
  const texts = ['{ "a" :1.0}', '"\\u0041"', '[]']
  expect(decodeJsonTexts(encodeJsonTexts(texts))).toEqual(texts)
})

test('bytes that are no messages throw, and text that is no JSON is told from one that is', () => {
  const whole = encodeMessages([{ type: 'text-delta', id: 'a', delta: 'text' }])
  for (const bytes of [
    whole.subarray(0, -1),
    new Uint8Array([9, 1, 65]),
    new Uint8Array([0, 255, 255, 255, 255, 15]),
  ]) {
    expect(() => decodeMessages(bytes)).toThrow()
    expect(() => new MessageReader(bytes).next()).toThrow()
  }
  const reader = new MessageReader(encodeJsonTexts(['{', '1']))
  expect([reader.next(), reader.next(), reader.isDone]).toEqual([undefined, 1, true])
})

const channel = fc.nat(1_000_000)
const name = fc.string({ minLength: 1, maxLength: 20 })
const bytes = fc.uint8Array({ maxLength: 40 })
const position = fc.nat(1_000_000_000)
const clientFrame: fc.Arbitrary<ClientStreamFrame> = fc.oneof(
  fc.record({ kind: fc.constant('write'), channel, request: fc.record({ stream: name }) }),
  fc.record({ kind: fc.constant('append'), channel, seq: position, close: fc.boolean(), messages: bytes }),
  fc.record({
    kind: fc.constant('read'),
    channel,
    request: fc.record({ stream: name, from: position, window: position }),
  }),
  fc.record({ kind: fc.constant('stop'), channel }),
  fc.record({ kind: fc.constant('credit'), channel, bytes: position }),
  fc.record({
    kind: fc.constant('put'),
    channel,
    request: fc.record({ stream: name, key: fc.constant('k') }),
    messages: bytes,
  }),
) as fc.Arbitrary<ClientStreamFrame>
const state = { id: 'life', tail: 3, closedAt: 5, writer: { state: 'gone', since: 4, reason: 'silent' } } as const
const relayFrame: fc.Arbitrary<RelayStreamFrame> = fc.oneof(
  fc.record({ kind: fc.constant('writing'), channel, writing: fc.record({ id: fc.constant('life'), tail: position }) }),
  fc.record({ kind: fc.constant('appended'), channel, seq: position }),
  fc.record({
    kind: fc.constant('reading'),
    channel,
    reading: fc.record({ from: position, state: fc.constant(state) }),
  }),
  fc.record({ kind: fc.constant('data'), channel, position, messages: bytes }),
  fc.record({ kind: fc.constant('state'), channel, state: fc.constant(state) }),
  fc.record({ kind: fc.constant('ended'), channel }),
  fc.record({ kind: fc.constant('put'), channel, position, duplicate: fc.boolean() }),
  fc.record({
    kind: fc.constant('error'),
    channel,
    error: fc.record({ code: fc.constant('internal'), message: name }),
  }),
) as fc.Arbitrary<RelayStreamFrame>

test('frames come out as they went in, many in one message', () => {
  fc.assert(
    fc.property(fc.array(clientFrame, { maxLength: 5 }), fc.array(relayFrame, { maxLength: 5 }), (client, relay) => {
      const read = (frames: readonly Uint8Array[]): Uint8Array[] =>
        decodeStreamMessage(encodeStreamMessage(frames).subarray(1))
      expect(read(client.map(encodeClientStreamFrame)).map(decodeClientStreamFrame)).toEqual(client)
      expect(read(relay.map(encodeRelayStreamFrame)).map(decodeRelayStreamFrame)).toEqual(relay)
    }),
    seeded,
  )
})

test('hostile bytes either are frames or throw, and never read what lies behind them', () => {
  const attempt = (decode: () => unknown): void => {
    try {
      decode()
    } catch (error) {
      expect(error).toBeInstanceOf(Error)
    }
  }
  const changed = fc.tuple(clientFrame, fc.nat(), fc.nat(255)).map(([frame, at, value]) => {
    const encoded = encodeClientStreamFrame(frame)
    encoded[at % encoded.length] = value
    return encoded
  })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), changed), (hostile) => {
      // With memory behind them, as in a pooled buffer.
      const secret = new Uint8Array(hostile.length + 400).fill(83)
      secret.set(hostile)
      const view = secret.subarray(0, hostile.length)
      attempt(() => decodeClientStreamFrame(view))
      attempt(() => decodeRelayStreamFrame(view))
      attempt(() => expect(decodeMessages(view).length).toBeLessThanOrEqual(hostile.length))
      attempt(() => {
        const total = decodeStreamMessage(view).reduce((sum, frame) => sum + frame.length, 0)
        expect(total).toBeLessThanOrEqual(hostile.length)
      })
    }),
    { seed: 12, numRuns: 2_000 },
  )
})

test("a kind of frame of a later relay is passed over, a client's is refused", () => {
  expect(decodeRelayStreamFrame(new Uint8Array([60, 1, 2, 3]))).toBeUndefined()
  expect(() => decodeClientStreamFrame(new Uint8Array([60, 1, 2, 3]))).toThrow(RangeError)
})
