import { decodeRelayStreamFrame, decodeStreamMessage, encodeRelayStreamFrame } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { UNSENT_BYTES_LIMIT, type RoomSocket } from '../../room/room-socket.ts'
import type { SharedFrame } from '../../wire/shared-frame.ts'
import { until } from '../../testing/until.ts'
import { StreamOutbox, type StreamSource } from './stream-outbox.ts'

/** A socket that keeps what it is sent, and says of it that it has not left until {@link drain}. */
class StuckSocket implements RoomSocket {
  readonly extended = true
  readonly messages: Uint8Array[] = []
  unsentBytes = 0
  #drained: () => void = () => {}

  onDrained(listener: () => void): void {
    this.#drained = listener
  }

  send(message: Uint8Array): void {
    this.messages.push(message)
    this.unsentBytes += message.byteLength
  }

  drain(): void {
    this.unsentBytes = 0
    this.#drained()
  }

  /** The channels of the frames in each message. */
  channels(): (number | undefined)[][] {
    return this.messages.map((message) => decodeStreamMessage(message.subarray(1)).map((frame) => decodeRelayStreamFrame(frame)?.channel))
  }

  sendShared(frame: SharedFrame): void {
    this.send(frame.message)
  }

  afterSent(): void {}
  close(): void {}
  terminate(): void {}
  pause(): void {}
  resume(): void {}
}

class EndlessSource implements StreamSource {
  readonly #frame: Uint8Array
  forgotten = 0

  constructor(channel: number, bytes: number) {
    this.#frame = encodeRelayStreamFrame({ kind: 'data', channel, position: 0, messages: new Uint8Array(bytes) })
  }

  take(): Uint8Array {
    return this.#frame
  }

  forget(): void {
    this.forgotten += 1
  }
}

test('sources that have more than can be sent are taken from in turn, until the client does not keep up', async () => {
  const socket = new StuckSocket()
  const outbox = new StreamOutbox(socket)
  const sources = [1, 2, 3].map((channel) => new EndlessSource(channel, 60_000))
  for (const source of sources) outbox.ready(source)

  await until('it is stuck', () => socket.unsentBytes > UNSENT_BYTES_LIMIT)
  await until('they are told to keep nothing', () => sources.every(({ forgotten }) => forgotten > 0))

  const sent = socket.channels().flat()
  expect(sent).toEqual(Array.from({ length: sent.length }, (_, index) => (index % 3) + 1))
  expect(socket.unsentBytes).toBeLessThan(UNSENT_BYTES_LIMIT + 400_000)
  outbox.close()
})

test('what is no data leaves while the client does not keep up, and data again when it does', async () => {
  const socket = new StuckSocket()
  const outbox = new StreamOutbox(socket)
  outbox.ready(new EndlessSource(1, 60_000))
  await until('it is stuck', () => socket.unsentBytes > UNSENT_BYTES_LIMIT)
  const stuckAt = socket.messages.length

  outbox.push({ kind: 'ended', channel: 7 })
  outbox.acknowledge(8, 3)
  await until('that has left', () => socket.messages.length > stuckAt)
  expect(socket.channels().slice(stuckAt)).toEqual([[7, 8]])

  socket.drain()
  await until('data leaves again', () => socket.messages.length > stuckAt + 1)
  expect(socket.channels()[stuckAt + 1]).toContain(1)
  outbox.close()
})

test('what comes up in one turn is one message, and of acknowledgements the last alone', async () => {
  const socket = new StuckSocket()
  const outbox = new StreamOutbox(socket)
  outbox.push({ kind: 'ended', channel: 1 })
  for (let seq = 0; seq < 10; seq++) outbox.acknowledge(2, seq)
  outbox.push({ kind: 'ended', channel: 3 })
  await until('it has left', () => socket.messages.length > 0)
  expect(socket.channels()).toEqual([[1, 3, 2]])
  const frames = decodeStreamMessage((socket.messages[0] as Uint8Array).subarray(1)).map(decodeRelayStreamFrame)
  expect(frames.at(-1)).toEqual({ kind: 'appended', channel: 2, seq: 9 })
})

test('an acknowledgement comes before what ends its channel', async () => {
  const socket = new StuckSocket()
  const outbox = new StreamOutbox(socket)
  outbox.acknowledge(1, 4)
  outbox.push({ kind: 'error', channel: 1, error: { code: 'stream-closed', message: '' } })
  outbox.flush()
  const frames = decodeStreamMessage((socket.messages[0] as Uint8Array).subarray(1)).map(decodeRelayStreamFrame)
  expect(frames.map((frame) => frame?.kind)).toEqual(['appended', 'error'])
})

test('a few frames leave at once, one after the other; after many, what comes next waits for more', async () => {
  const socket = new StuckSocket()
  const outbox = new StreamOutbox(socket)
  const timers = new Set<unknown>()
  const { setTimeout: set } = globalThis
  globalThis.setTimeout = ((...given: Parameters<typeof set>) => {
    const timer = set(...given)
    timers.add(timer)
    return timer
  }) as typeof set
  try {
    for (let count = 1; count <= 3; count++) {
      outbox.push({ kind: 'ended', channel: count })
      await untilNextTurn(() => socket.messages.length === count)
    }
    expect(timers.size).toBe(0)
    for (let channel = 0; channel < 20; channel++) outbox.push({ kind: 'ended', channel })
    await untilNextTurn(() => socket.messages.length === 4)
    outbox.push({ kind: 'ended', channel: 1 })
    expect(timers.size).toBe(1)
  } finally {
    globalThis.setTimeout = set
    outbox.close()
  }
})

async function untilNextTurn(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}
