import { expect, onTestFinished, test } from 'vitest'
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts'
import { follow, textOf, type Followed } from '../../fixtures/stream-tools.ts'
import { createMemoryRelay, type MemoryConnection, type MemoryRelay } from '../../connection/memory-relay.ts'
import { LIMITS } from '../../protocol/index.ts'
import { createSession } from '../../session/create-session.ts'
import type { Session } from '../../session/session.ts'
import { createStreamWriter } from '../index.ts'

const STREAM = 'agents/flights/s1'

interface Stage {
  readonly clock: ManualClock
  readonly relay: MemoryRelay
  readonly agent: Session
  readonly link: MemoryConnection
  readonly reader: Followed
  join(): Promise<{ readonly session: Session; readonly link: MemoryConnection }>
}

async function setUp(): Promise<Stage> {
  const clock = createManualClock()
  const relay = createMemoryRelay({ clock, latencyMs: 1 })
  const open = async (identity: Parameters<typeof createSession>[0]['identity']) => {
    const link = relay.connect('trip')
    const session = createSession({ connection: link, identity, clock })
    onTestFinished(() => session.close())
    await Promise.all([session.whenSynced(), clock.advance(10)])
    return { session, link }
  }
  const join = () => open({ kind: 'agent', id: 'flights', name: 'Flights' })
  const { session: agent, link } = await join()
  const { session: person } = await open({ kind: 'person', id: 'ada', name: 'Ada', device: 'desk' })
  return { clock, relay, agent, link, reader: follow(person, STREAM), join }
}

const delta = (text: string, id = '1') => ({ type: 'text-delta', id, delta: text }) as const
const start = { type: 'text-start', id: '1' } as const
const coded = (code: string) => expect.objectContaining({ code })

test('what is written is read, in order, and closed', async () => {
  const { agent, reader, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: STREAM })
  for (const chunk of [start, delta('Hel'), delta('lo'), { type: 'text-end', id: '1' } as const])
    await writer.write(chunk)
  const closed = writer.close()
  await Promise.all([closed, clock.advance(100)])
  expect(await writer.opened).toEqual({ tail: 0, closed: false })
  expect(textOf(reader.messages)).toBe('Hello')
  expect(reader.messages[0]).toEqual(start)
  expect(reader.messages.at(-1)).toEqual({ type: 'text-end', id: '1' })
  expect(reader.state?.closedAt).toBeDefined()
  expect(reader.breaks).toEqual([])
})

test('deltas of one part that wait together leave as one, and mix with nothing else', async () => {
  const { agent, reader, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: STREAM })
  for (const text of ['a', 'b', 'c']) void writer.write(delta(text))
  void writer.write(delta('x', '2'))
  void writer.write({ type: 'data-note', data: 1 })
  for (const text of ['d', 'e']) void writer.write(delta(text, '2'))
  await Promise.all([writer.flush(), clock.advance(100)])
  await clock.advance(10)
  expect(reader.messages).toEqual([delta('abc'), delta('x', '2'), { type: 'data-note', data: 1 }, delta('de', '2')])
})

test('a chunk that is none is refused, nothing of it is added, and the writer goes on', async () => {
  const { agent, reader, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: STREAM })
  const bad = [
    { type: 'text-delta', id: '1' },
    { type: 'text-delta', id: 'a\nb', delta: 'x' },
    { type: '' },
    { type: 'data-x', data: () => 1 },
    { type: 'data-x', data: Number.NaN },
    null,
    'text',
  ]
  for (const chunk of bad) await expect(writer.write(chunk as never)).rejects.toThrowError(coded('chunk-invalid'))
  void writer.write(delta('good'))
  await Promise.all([writer.close(), clock.advance(100)])
  expect(reader.messages).toEqual([delta('good')])
})

test('a chunk over the limit of an append is refused; a delta is cut and arrives whole', async () => {
  const { agent, reader, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: STREAM })
  const large = { type: 'data-large', data: 'x'.repeat(LIMITS.appendBytes) } as const
  await expect(writer.write(large)).rejects.toThrowError(coded('append-too-large'))
  const text = `x${'🦜'.repeat(200_000)}界`
  void writer.write(delta(text))
  await Promise.all([writer.close(), clock.advance(1_000)])
  expect(reader.messages.length).toBeGreaterThan(2)
  expect(textOf(reader.messages) === text).toBe(true)
  expect((reader.messages as { delta: string }[]).every(({ delta }) => delta.isWellFormed())).toBe(true)
})

test('a character whose halves come one by one arrives whole', async () => {
  const { agent, reader, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: STREAM })
  for (const half of ['a\ud83e', '\udd9c', 'b\ud83e']) {
    void writer.write(delta(half))
    await Promise.all([writer.flush(), clock.advance(100)])
  }
  void writer.write(delta('\udd9c', '1'))
  await Promise.all([writer.close(), clock.advance(100)])
  expect(textOf(reader.messages)).toBe('a🦜b🦜')
  expect((reader.messages as { delta: string }[]).every(({ delta }) => delta.isWellFormed())).toBe(true)
})

test('a writer whose relay is frozen holds its caller up at its buffer, and goes on when it is back', async () => {
  const { agent, link, reader, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: STREAM, bufferBytes: 10_000 })
  await Promise.all([writer.opened, clock.advance(10)])
  link.freeze()
  const tokens = Array.from({ length: 2_000 }, (_, index) => `token ${index} `)
  let written = 0
  const writing = (async () => {
    for (const token of tokens) {
      await writer.write(delta(token))
      written += 1
    }
    await writer.close()
  })()
  await clock.advance(3_000)
  const held = written
  expect(tokens.slice(0, held).join('').length).toBeLessThan(10_000)
  await clock.advance(1_000)
  expect(written).toBe(held)
  link.thaw()
  await Promise.all([writing, clock.advance(60_000)])
  expect(textOf(reader.messages)).toBe(tokens.join(''))
  expect(reader.breaks).toEqual([])
})

test('calls after the close are refused, and closing again is the same', async () => {
  const { agent, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: STREAM })
  const closed = writer.close()
  await expect(writer.write(delta('late'))).rejects.toThrowError(coded('stream-closed'))
  await Promise.all([closed, writer.close(), clock.advance(100)])
  await writer.flush()
  await expect(writer.write(delta('late'))).rejects.toThrowError(coded('stream-closed'))
  expect(writer.error).toEqual(coded('stream-closed'))
})

test('a stream that was closed before says so, and takes no more', async () => {
  const { agent, reader, clock } = await setUp()
  const first = createStreamWriter(agent, { stream: STREAM })
  void first.write(delta('all'))
  await Promise.all([first.close(), clock.advance(100)])
  const second = createStreamWriter(agent, { stream: STREAM })
  const written = second.write(delta('more'))
  await clock.advance(100)
  expect(await second.opened).toEqual({ tail: 1, closed: true })
  await expect(second.flush()).rejects.toThrowError(coded('stream-closed'))
  expect(await written.catch((error: unknown) => error)).toBeUndefined()
  expect(reader.messages).toEqual([delta('all')])
})

test('a stream is written by one writer at a time; the next goes on with its numbers', async () => {
  const { agent, reader, clock } = await setUp()
  const first = createStreamWriter(agent, { stream: STREAM })
  expect(() => createStreamWriter(agent, { stream: STREAM })).toThrowError(coded('stream-conflict'))
  void first.write(delta('one '))
  await Promise.all([first.flush(), clock.advance(100)])
  first.abandon()
  await clock.advance(100)
  expect(reader.state?.writer).toMatchObject({ state: 'gone' })
  const second = createStreamWriter(agent, { stream: STREAM })
  void second.write(delta('two'))
  await Promise.all([second.close(), clock.advance(100)])
  expect(textOf(reader.messages)).toBe('one two')
})

test("another agent's stream is not this one's to write", async () => {
  const { agent, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: 'agents/hotels/s1' })
  const written = writer.write(delta('x'))
  await clock.advance(100)
  await written
  await expect(writer.opened).rejects.toThrowError(coded('not-permitted'))
  await expect(writer.flush()).rejects.toThrowError(coded('not-permitted'))
})

test('a process that was taken over from writes no more, and what it wrote before stands', async () => {
  const { agent, reader, clock, join } = await setUp()
  const older = createStreamWriter(agent, { stream: STREAM })
  void older.write(delta('old '))
  await Promise.all([older.flush(), clock.advance(100)])
  const { session } = await join()
  const newer = createStreamWriter(session, { stream: STREAM })
  void newer.write(delta('new'))
  await Promise.all([newer.close(), clock.advance(100)])
  await expect(older.write(delta('older'))).rejects.toThrowError(coded('producer-fenced'))
  await expect(older.close()).rejects.toThrowError(coded('producer-fenced'))
  expect(textOf(reader.messages)).toBe('old new')
})

test('what stands before all is put there once it is known what there is', async () => {
  const { agent, reader, clock, join } = await setUp()
  const former = createStreamWriter(agent, { stream: STREAM })
  void former.write(delta('old'))
  await Promise.all([former.flush(), clock.advance(100)])
  const { session } = await join()
  const opening = ({ tail }: { readonly tail: number }) =>
    tail === 0 ? [] : [{ type: 'data-mark', data: tail } as const]
  const writer = createStreamWriter(session, { stream: STREAM, opening })
  void writer.write(delta('new'))
  await Promise.all([writer.close(), clock.advance(100)])
  expect(reader.messages).toEqual([delta('old'), { type: 'data-mark', data: 1 }, delta('new')])
})

test('a session that is closed writes nothing, and says so', async () => {
  const { agent, clock } = await setUp()
  const writer = createStreamWriter(agent, { stream: STREAM })
  void writer.write(delta('never'))
  const flushed = writer.flush().catch((error: unknown) => error)
  await agent.close()
  await clock.advance(10)
  expect([await flushed, writer.error]).toEqual([coded('session-closed'), coded('session-closed')])
  const late = createStreamWriter(agent, { stream: 'agents/flights/s2' })
  await expect(late.write(delta('x'))).rejects.toThrowError(coded('session-closed'))
})

test.for([-1, Number.NaN])('a buffer of %d bytes, without room or without end, is refused', async (bufferBytes) => {
  const { agent } = await setUp()
  expect(() => createStreamWriter(agent, { stream: STREAM, bufferBytes })).toThrowError(coded('option-invalid'))
  expect(() => createStreamWriter(agent, { stream: STREAM, bufferBytes: 0 })).not.toThrow()
})
