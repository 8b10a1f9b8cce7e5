import { expect, test } from 'vitest'
import { CallboardError } from '../../protocol/index.ts'
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

export function describeWriting(make: MakeStreamsHarness): void {
  test('what a writer sends twice, because its link was cut, stands there once', async () => {
    const { harness, join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const reading = read(person)
    const writer = createStreamWriter(agent, { stream: STREAM })
    const chunks = numbered(60)
    for (const [index, chunk] of chunks.entries()) {
      await writer.write(chunk)
      if (index % 20 !== 10) continue
      harness.drop(agent.connection)
      await agent.whenSynced()
    }
    await writer.close()
    await expect.poll(() => lastState(reading)?.closedAt, poll).toEqual(expect.any(Number))
    await expect.poll(() => reading.messages.length, poll).toBe(60)
    expect(reading.messages).toEqual(chunks)
    expect(reading.faults).toEqual([])
  })

  test('a lot that is written in one turn, to many streams, arrives all the same', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const names = Array.from({ length: 40 }, (_, index) => `agents/flights/${index}`)
    await Promise.all(names.map((stream) => write(agent, [data('x'.repeat(60_000))], { stream, close: true })))
    expect(agent.connection.state.getSnapshot().status).toBe('connected')
    const readings = names.map((stream) => read(person, { stream, to: 1 }))
    await expect.poll(() => readings.filter(({ isEnded }) => isEnded).length, poll).toBe(40)
  })

  test('an append that comes again is acknowledged again and adds nothing', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const { channel, frames } = openRaw(agent, { kind: 'write', request: { stream: STREAM } })
    await expect.poll(() => frames.at(-1), poll).toMatchObject({ kind: 'writing', writing: { tail: 0 } })
    const append = { kind: 'append', seq: 0, close: false, messages: encodeMessages([data(1)]) } as const
    channel.send(append)
    await expect.poll(() => frames.at(-1), poll).toMatchObject({ kind: 'appended', seq: 0 })
    channel.send({ ...append, seq: 1 })
    channel.send(append)
    await expect.poll(() => frames.at(-1), poll).toMatchObject({ kind: 'appended', seq: 1 })
    const reading = read(person)
    await expect.poll(() => reading.messages, poll).toEqual([data(1), data(1)])
    const again = openRaw(agent, { kind: 'write', request: { stream: STREAM } })
    await expect
      .poll(() => again.frames.at(-1), poll)
      .toMatchObject({ kind: 'writing', writing: { lastSeq: 1, tail: 2 } })
  })

  describeWriters(make)
}

function describeWriters(make: MakeStreamsHarness): void {
  test('readers learn that a writer is gone, and why', async () => {
    const { join } = await openRoom(make)
    const [agent, other, person] = await Promise.all([join('flights'), join('hotels'), join()])
    const left = createStreamWriter(agent, { stream: STREAM })
    const lost = createStreamWriter(other, { stream: 'agents/hotels/answer' })
    await Promise.all([left.write(data(1)), lost.write(data(1))])
    const [ofLeft, ofLost] = [read(person), read(person, { stream: 'agents/hotels/answer' })]
    await expect
      .poll(() => [lastState(ofLeft)?.writer.state, lastState(ofLost)?.writer.state], poll)
      .toEqual(['live', 'live'])
    await agent.close()
    lost.abandon()
    await expect
      .poll(() => lastState(ofLeft)?.writer, poll)
      .toMatchObject({ state: 'gone', reason: expect.any(String) })
    await expect.poll(() => lastState(ofLost)?.writer, poll).toMatchObject({ state: 'gone', reason: 'left' })
    expect(lastState(ofLeft)?.closedAt).toBeUndefined()
  })

  test('a new process of an agent goes on behind the old one, which is fenced off', async () => {
    const { join } = await openRoom(make)
    const [first, person] = await Promise.all([join('flights'), join()])
    const old = createStreamWriter(first, { stream: STREAM })
    await old.write(data('old'))
    await old.flush()
    const reading = read(person)
    const second = await join('flights')
    await write(second, [data('new')])
    await expect.poll(() => first.connection.state.getSnapshot().status, poll).toBe('closed')
    const late = await old.write(data('late')).then(
      () => old.flush(),
      (error: unknown) => error,
    )
    expect(CallboardError.is(late)).toBe(true)
    await expect.poll(() => reading.messages, poll).toEqual([data('old'), data('new')])
    expect(reading.faults).toEqual([])
  })
}
