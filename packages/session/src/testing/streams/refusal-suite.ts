import { expect, test } from 'vitest'
import type { Session } from '../../session/session.ts'
import { putMessage } from '../../streams/put-message.ts'
import { hubOf, type ChannelFrame } from '../../streams/stream-hub.ts'
import { encodeClientStreamFrame, encodeMessages, encodeStreamMessage } from '../../wire/index.ts'
import {
  data,
  openRaw,
  openRoom,
  poll,
  read,
  STREAM,
  write,
  type MakeStreamsHarness,
  type RawChannel,
} from './stream-room.ts'

const writeRequest: ChannelFrame = { kind: 'write', request: { stream: STREAM } }

async function openWriting(agent: Session): Promise<RawChannel> {
  const raw = openRaw(agent, writeRequest)
  await expect.poll(() => raw.frames.at(-1)?.kind, poll).toBe('writing')
  return raw
}

async function expectError({ frames }: RawChannel, code: string): Promise<void> {
  await expect
    .poll(() => frames.at(-1), poll)
    .toMatchObject({ kind: 'error', error: { code, message: expect.any(String) } })
}

export function describeRefusals(make: MakeStreamsHarness): void {
  test.for([
    ['what is no chunk', 0, [{ no: 'type' }], 'chunk-invalid'],
    [
      'a chunk without its fields, whatever is right beside it',
      0,
      [data(1), { type: 'text-delta', id: 't' }],
      'chunk-invalid',
    ],
    ['an append too far ahead', 3, [data(1)], 'sequence-gap'],
    ['an append that is too large', 0, [data('x'.repeat(300_000))], 'append-too-large'],
  ] as const)('%s is refused on its channel alone, and nothing of it is added', async ([, seq, messages, code]) => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    const raw = await openWriting(agent)
    raw.channel.send({ kind: 'append', seq, close: false, messages: encodeMessages(messages) })
    await expectError(raw, code)
    await write(agent, [data('good')])
    const reading = read(person)
    await expect.poll(() => reading.messages, poll).toEqual([data('good')])
    expect(agent.connection.state.getSnapshot().status).toBe('connected')
  })

  test('an append to a stream that is closed is refused, however it comes', async () => {
    const { join } = await openRoom(make)
    const agent = await join('flights')
    await write(agent, [data(1)], { close: true })
    const raw = await openWriting(agent)
    const [opened] = raw.frames
    expect(opened).toMatchObject({ kind: 'writing', writing: { closedAt: expect.any(Number) } })
    raw.channel.send({ kind: 'append', seq: 9, close: false, messages: encodeMessages([data(2)]) })
    await expect.poll(() => raw.frames.at(-1)?.kind, poll).toBe('error')
    await expect(putMessage(agent, { stream: STREAM, key: 'k', message: data(2) })).rejects.toMatchObject({
      code: 'stream-closed',
    })
  })

  describeLimits(make)
}

function describeLimits(make: MakeStreamsHarness): void {
  test('an agent logs what it has decided itself, and nobody else logs anything', async () => {
    const { join } = await openRoom(make)
    const [agent, other, person] = await Promise.all([join('flights'), join('hotels'), join()])
    const line = { id: 'decision:flights:q1', type: 'decision', at: 5, agent: 'flights' }
    const put = (session: Session, key: string, message: unknown): Promise<unknown> =>
      putMessage(session, { stream: 'log', key, message })
    await expect(put(person, line.id, line)).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(put(other, line.id, line)).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(put(agent, 'another', line)).rejects.toMatchObject({ code: 'stream-request-invalid' })
    await expect(put(agent, 'x', { ...line, type: 'gossip' })).rejects.toMatchObject({ code: 'chunk-invalid' })
    await expect(put(agent, line.id, line)).resolves.toMatchObject({ position: 0, duplicate: false })
    await expect(put(agent, line.id, line)).resolves.toMatchObject({ duplicate: true })
    const reading = read(person, { stream: 'log' })
    await expect.poll(() => reading.messages, poll).toEqual([line])
  })

  test("nobody writes what is another's, nor speaks as another", async () => {
    const { join } = await openRoom(make)
    const [other, person] = await Promise.all([join('hotels'), join()])
    for (const session of [other, person]) {
      await expectError(openRaw(session, writeRequest), 'not-permitted')
      const put = putMessage(session, { stream: STREAM, key: 'k', message: data(1) })
      await expect(put).rejects.toMatchObject({ code: 'not-permitted' })
    }
    const from = { kind: 'agent', id: 'flights', name: 'F' } as const
    const forged = { stream: 'conversation', key: 'm', message: { id: 'm', at: 1, from, text: 'Hi' } }
    await expect(putMessage(person, forged)).rejects.toMatchObject({ code: 'not-permitted' })
    const invalid = { stream: 'conversation', key: 'm', message: { id: 'm', text: 'Hi' } }
    await expect(putMessage(person, invalid)).rejects.toMatchObject({ code: 'chunk-invalid' })
  })

  test('a position beyond the end, and a name that is none, are refused', async () => {
    const { join } = await openRoom(make)
    const [agent, person] = await Promise.all([join('flights'), join()])
    await write(agent, [data(1)])
    await expectError(
      openRaw(person, { kind: 'read', request: { stream: STREAM, from: 9, window: 1_000 } }),
      'offset-invalid',
    )
    const asked = encodeClientStreamFrame({
      kind: 'read',
      channel: 99,
      request: { stream: 'a/../b', from: 0, window: 1_000 },
    })
    const answered = openRaw(person, { kind: 'read', request: { stream: STREAM, from: 0, window: 1_000 } })
    // Past the client's own check.
    person.connection.streams?.send(encodeStreamMessage([asked]))
    await expect.poll(() => answered.frames.at(-1)?.kind, poll).toBe('data')
    const [bad, worse] = [read(person, { stream: 'a//b' }), read(person, { from: Number.NaN })]
    await expect
      .poll(() => [bad.error?.code, worse.error?.code], poll)
      .toEqual(['stream-name-invalid', 'option-invalid'])
    const huge = { stream: 'conversation', key: 'huge', message: 'x'.repeat(3_000_000) }
    await expect(putMessage(person, huge)).rejects.toMatchObject({ code: 'append-too-large' })
    const key = 'no/key'
    await expect(putMessage(person, { stream: 'conversation', key, message: {} })).rejects.toMatchObject({
      code: 'option-invalid',
    })
    expect(person.connection.state.getSnapshot().status).toBe('connected')
  })

  test('a frame that cannot be read closes the connection, with a name for it', async () => {
    const { join } = await openRoom(make)
    const [person, other] = await Promise.all([join(), join('flights')])
    await write(other, [data(1)])
    // A channel, so that the link is attached.
    hubOf(person)
    person.connection.streams?.send(new Uint8Array([101, 2, 77, 1]))
    await expect
      .poll(() => person.connection.state.getSnapshot(), poll)
      .toMatchObject({
        status: 'closed',
        error: { code: 'frame-malformed' },
      })
    expect(other.connection.state.getSnapshot().status).toBe('connected')
  })
}
