import { expect, test } from 'vitest'
import { putMessage } from '../../streams/put-message.ts'
import { createStreamWriter } from '../../streams/writer/create-stream-writer.ts'
import { encodeMessages } from '../../wire/index.ts'
import {
  data,
  lastState,
  numbered,
  openRaw,
  openRoom,
  poll,
  read,
  STREAM,
  write,
  type MakeStreamsHarness,
} from './stream-room.ts'

/** Of this much the reader that gives no credit gets about its window. Bytes. */
const LARGE = 'x'.repeat(2_000)

export function describeReading(make: MakeStreamsHarness): void {
  describeRanges(make)
  describeGaps(make)
  describeFlow(make)
}

function describeRanges(make: MakeStreamsHarness): void {
  test('a reader waits for a stream that does not exist, and follows it to its close', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const reading = read(person)
    await expect.poll(() => reading.begins, poll).toEqual([0])
    expect(lastState(reading)).toMatchObject({ tail: 0, writer: { state: 'none' } })
    expect(lastState(reading)?.id).toBeUndefined()
    const writer = createStreamWriter(agent, { stream: STREAM })
    await writer.write(data(1))
    await expect.poll(() => reading.messages, poll).toEqual([data(1)])
    await expect
      .poll(() => lastState(reading), poll)
      .toMatchObject({ id: expect.any(String), writer: { state: 'live' } })
    await writer.write(data(2))
    await writer.close()
    await expect.poll(() => lastState(reading)?.closedAt, poll).toEqual(expect.any(Number))
    expect(reading.messages).toEqual([data(1), data(2)])
    expect(lastState(reading)?.tail).toBe(2)
    expect(reading.faults).toEqual([])
  })

  test('a reader begins where it says: at a position, at the last few, or now', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    await write(agent, numbered(10))
    const [some, last, now] = [read(person, { from: 7 }), read(person, { from: 2, last: 4 }), read(person, { last: 0 })]
    await expect.poll(() => [some.messages, last.messages], poll).toEqual([numbered(3, 7), numbered(4, 6)])
    await expect.poll(() => now.begins, poll).toEqual([10])
    await write(agent, [data('more')])
    await expect
      .poll(() => [some, last, now].map(({ messages }) => messages.at(-1)), poll)
      .toEqual(Array.from({ length: 3 }, () => data('more')))
    expect([some.begins, last.begins, now.begins]).toEqual([[7], [6], [10]])
    expect(now.messages).toHaveLength(1)
  })

  test('a range ends where it should, or where the stream was closed', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    await write(agent, numbered(10))
    const inside = read(person, { from: 3, to: 6 })
    const beyond = read(person, { from: 8, to: 20 })
    const empty = read(person, { from: 5, to: 5 })
    await expect.poll(() => [inside.isEnded, empty.isEnded], poll).toEqual([true, true])
    expect([inside.messages, empty.messages]).toEqual([numbered(3, 3), []])
    await expect.poll(() => beyond.messages, poll).toEqual(numbered(2, 8))
    expect(beyond.isEnded).toBe(false)
    await write(agent, [data(10)], { close: true })
    await expect.poll(() => beyond.isEnded, poll).toBe(true)
    expect(beyond.messages).toEqual(numbered(3, 8))
  })

  test('messages are what they were, whatever is in them', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const chunks = [
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'Olá, 世界 \u0000 👋' },
      // Half of a character, as a model that counts UTF-16 units gives it.
      { type: 'text-delta', id: 't', delta: '\ud83d', extra: [1, null] },
      { type: 'tool-input-available', toolCallId: 'c', toolName: 'search', input: { deep: [{ '': '' }] } },
      { type: 'of-a-later-version', anything: true },
    ]
    const { channel, frames } = openRaw(agent, { kind: 'write', request: { stream: STREAM } })
    await expect.poll(() => frames.length, poll).toBe(1)
    channel.send({ kind: 'append', seq: 0, close: true, messages: encodeMessages(chunks) })
    const reading = read(person)
    await expect.poll(() => reading.messages, poll).toEqual(chunks)
  })
}

function describeGaps(make: MakeStreamsHarness): void {
  test('a reader whose link is cut goes on where it was, with nothing lost or doubled', async () => {
    const { harness, join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const reading = read(person)
    const writer = createStreamWriter(agent, { stream: STREAM })
    const chunks = numbered(60)
    for (const [index, chunk] of chunks.entries()) {
      await writer.write(chunk)
      if (index % 20 === 10) {
        await expect.poll(() => reading.messages.length, poll).toBeGreaterThan(index - 5)
        harness.drop(person.connection)
      }
    }
    await writer.close()
    await expect.poll(() => lastState(reading)?.closedAt, poll).toEqual(expect.any(Number))
    await expect.poll(() => reading.messages.length, poll).toBe(60)
    expect(reading.messages).toEqual(chunks)
    expect(reading.faults).toEqual([])
    expect(reading.losses).toBe(3)
  })

  test('a reader of the last few gets all that comes while its link is cut', async () => {
    const { harness, join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    await write(agent, numbered(5))
    const reading = read(person, { last: 2 })
    await expect.poll(() => reading.messages, poll).toEqual(numbered(2, 3))
    harness.drop(person.connection)
    await write(agent, numbered(5, 5))
    await expect.poll(() => reading.messages, poll).toEqual(numbered(7, 3))
    expect(reading.faults).toEqual([])
  })

  test('a reader of a stream that was deleted and made anew begins again', async () => {
    const { harness, join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    await write(agent, numbered(5))
    const [followed, away] = [read(person), read(person, { from: 3 })]
    await expect.poll(() => [followed.messages.length, away.messages.length], poll).toEqual([5, 2])
    const { id } = lastState(away) ?? {}
    away.stop()
    await harness.remove('streams', STREAM)
    await write(agent, [data('new')])
    const back = read(person, { from: 5, id })
    await expect.poll(() => [followed.messages.at(-1), back.messages], poll).toEqual([data('new'), [data('new')]])
    expect([followed.begins.at(-1), back.begins.at(-1)]).toEqual([0, 0])
    expect(lastState(followed)?.id).not.toBe(id)
  })
}

function describeFlow(make: MakeStreamsHarness): void {
  test('a reader that gives no credit gets its window and no more, and holds nobody up', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const request = { stream: STREAM, from: 0, window: 10_000 }
    const { channel, frames } = openRaw(person, { kind: 'read', request })
    const received = (): number =>
      frames.reduce((sum, frame) => sum + (frame.kind === 'data' ? frame.messages.length : 0), 0)
    await write(
      agent,
      Array.from({ length: 30 }, () => data(LARGE)),
    )
    const other = read(person, { windowBytes: 4_000 })
    await expect.poll(() => other.messages.length, poll).toBe(30)
    person.setSelection('flight', 'LH 1160')
    await person.whenSaved()
    await expect.poll(received, poll).toBeGreaterThan(7_000)
    expect(received()).toBeLessThan(13_000)
    channel.send({ kind: 'credit', bytes: received() })
    await expect.poll(received, poll).toBeGreaterThan(15_000)
    expect(received()).toBeLessThan(25_000)
    expect(frames.filter(({ kind }) => kind === 'error')).toEqual([])
  })

  test('a hundred streams come over one socket, each whole', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const names = Array.from({ length: 100 }, (_, index) => `agents/flights/${index}`)
    const readings = names.map((stream) => read(person, { stream }))
    await Promise.all(names.map((stream, index) => write(agent, numbered(20, index * 100), { stream, close: true })))
    await expect
      .poll(() => readings.filter((reading) => lastState(reading)?.closedAt !== undefined).length, poll)
      .toBe(100)
    await expect
      .poll(() => readings.map(({ messages }) => messages), poll)
      .toEqual(names.map((_, index) => numbered(20, index * 100)))
  })

  test('the conversation is a stream that people and agents put to, each message once', async () => {
    const { harness, join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const reading = read(agent, { stream: 'conversation' })
    const from = { kind: 'person', id: 'ada', name: 'Ada' } as const
    const message = { id: 'm1', at: 1, from, text: 'Lisbon?' }
    const put = { stream: 'conversation', key: 'm1', message }
    const cut = putMessage(person, put)
    harness.drop(person.connection)
    await expect(cut).resolves.toMatchObject({ position: expect.any(Number) })
    await expect(putMessage(agent, put)).resolves.toMatchObject({ duplicate: true })
    const answer = { id: 'm2', at: 2, from: { kind: 'agent', id: 'flights', name: 'F' }, text: 'Yes', replyTo: 'm1' }
    await expect(putMessage(agent, { ...put, key: 'm2', message: answer })).resolves.toEqual({
      position: 1,
      duplicate: false,
    })
    await expect.poll(() => reading.messages, poll).toEqual([message, answer])
  })
}
