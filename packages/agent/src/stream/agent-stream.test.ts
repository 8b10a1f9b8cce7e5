import { expect, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { createBoard, type Board } from '../fixtures/board.ts'
import { watch } from '../fixtures/stream-view.ts'

const coded = (code: string) => expect.objectContaining({ code })
const streams = (board: Board) => board.agent()?.record?.streams

/** The process ends without a word. */
async function crash(board: Board, agent: Agent): Promise<void> {
  await agent.session.connection.close()
  await board.settle(100)
}

test('what an agent says arrives in parts: text, reasoning, tool calls, data and sources', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream({ title: 'Answer' })
  const { name } = stream
  const reader = watch(board.person, name)
  void stream.reasoning('Which airports ')
  void stream.reasoning('are near?')
  const call = stream.tool({ toolName: 'search', input: { from: 'BER' } })
  void call.output({ flights: 214 })
  void stream.write('The 9:40 ')
  void stream.write('')
  void stream.write('is best.')
  void stream.data('map', { lat: 38.7 }, { id: 'm' })
  void stream.data('map', { lat: 38.8 }, { id: 'm' })
  void stream.data('tick', 1, { transient: true })
  void stream.source({ url: 'https://example.com', title: 'Timetable' })
  const failing = stream.tool({ toolName: 'book' })
  void failing.fail(new Error('No seat left'))
  void stream.write('Shall I book?')
  await board.settle(100)
  expect(reader.view).toMatchObject({ status: 'streaming', text: 'The 9:40 is best.Shall I book?' })
  await Promise.all([stream.close(), board.settle(100)])
  await board.settle(100)
  expect(reader.view).toMatchObject({ status: 'done', reasoning: 'Which airports are near?' })
  expect(reader.view.parts).toMatchObject([
    { type: 'reasoning', text: 'Which airports are near?', state: 'done' },
    {
      type: 'dynamic-tool',
      toolName: 'search',
      state: 'output-available',
      input: { from: 'BER' },
      output: { flights: 214 },
    },
    { type: 'text', text: 'The 9:40 is best.', state: 'done' },
    { type: 'data-map', id: 'm', data: { lat: 38.8 } },
    { type: 'source-url', url: 'https://example.com', title: 'Timetable' },
    { type: 'dynamic-tool', toolName: 'book', state: 'output-error', errorText: 'No seat left' },
    { type: 'text', text: 'Shall I book?', state: 'done' },
  ])
})

test('a stream is named in the record, and so is its end', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'plan', title: 'Plan' })
  const [good, bad] = [agent.stream({ title: 'Answer' }), task.stream({ id: 'notes' })]
  await board.settle(100)
  expect(streams(board)).toMatchObject([
    { id: 's1-1', title: 'Answer', state: 'open', startedAt: board.clock.now() - 100 },
    { id: 'notes', task: 'plan', state: 'open' },
  ])
  void good.close()
  void bad.fail(new Error('no'))
  await board.settle(100)
  expect(streams(board)?.map(({ id, state }) => [id, state])).toEqual([
    ['s1-1', 'done'],
    ['notes', 'failed'],
  ])
})

test('the newest streams stay in the record, and all that are open', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const open = agent.stream({ id: 'open' })
  for (let index = 0; index < 30; index += 1) {
    void agent.stream({ id: `s${index}` }).close()
    await board.settle(10)
  }
  await board.settle(1_000)
  const ids = streams(board)?.map(({ id }) => id)
  expect(ids).toEqual(['open', ...Array.from({ length: 8 }, (_, index) => `s${index + 22}`)])
  expect(open.error).toBeUndefined()
})

test('streams end with their task: done closes, failed fails, cancelled breaks off', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const tasks = ['done', 'failed', 'cancelled'].map((id) => agent.task({ id, title: id }))
  const readers = tasks.map((task) => {
    const stream = task.stream({ id: task.id })
    void stream.write('So far')
    return watch(board.person, stream.name)
  })
  await board.settle(100)
  tasks[0]?.done()
  tasks[1]?.fail(new Error('The fare service is down'))
  tasks[2]?.cancel()
  await board.settle(100)
  expect(readers.map(({ view }) => [view.status, view.text])).toEqual([
    ['done', 'So far'],
    ['failed', 'So far'],
    ['failed', 'So far'],
  ])
  expect(readers[1]?.view.error?.message).toContain('The fare service is down')
  expect(streams(board)?.map(({ state }) => state)).toEqual(['done', 'failed', 'failed'])
  expect(() => tasks[0]?.stream()).toThrowError(coded('task-ended'))
})

test('an agent that leaves breaks off what it streams', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  const reader = watch(board.person, stream.name)
  void stream.write('So far')
  await Promise.all([agent.leave(), board.settle(5_000)])
  expect(reader.view).toMatchObject({ status: 'failed', text: 'So far' })
  expect(streams(board)).toMatchObject([{ state: 'failed' }])
  await expect(stream.write('late')).rejects.toThrowError(coded('stream-closed'))
  expect(() => agent.stream()).toThrowError(coded('session-closed'))
})

test('after its end a stream takes no more, and ending it again is the same', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  const closed = stream.close()
  await expect(stream.write('late')).rejects.toThrowError(coded('stream-closed'))
  await Promise.all([closed, stream.close(), stream.fail('x'), board.settle(100)])
  const reader = watch(board.person, stream.name)
  await board.settle(100)
  expect(reader.view).toMatchObject({ status: 'done', text: '' })
})

test('an id that is open is refused; what the record cannot hold is not opened', async () => {
  const board = await createBoard()
  const agent = await board.join()
  agent.stream({ id: 'a', title: 'First' })
  expect(() => agent.stream({ id: 'a' })).toThrowError(coded('stream-conflict'))
  expect(() => agent.stream({ id: 'a/b' })).toThrowError(coded('record-invalid'))
  expect(() => agent.stream({ title: 'x'.repeat(501) })).toThrowError(coded('record-invalid'))
  await board.settle(100)
  expect(streams(board)).toMatchObject([{ id: 'a', title: 'First' }])
})

test('a chunk that is none is refused to its writer, and the stream goes on', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  const reader = watch(board.person, stream.name)
  await expect(stream.data('x', 1n)).rejects.toThrowError(coded('chunk-invalid'))
  await expect(stream.write({ type: 'source-url', sourceId: 's' } as never)).rejects.toThrowError(
    coded('chunk-invalid'),
  )
  await expect(stream.tool({ toolName: 'x', input: () => 1 }).output(1)).rejects.toThrowError(coded('chunk-invalid'))
  void stream.write('good')
  await Promise.all([stream.close(), board.settle(100)])
  await board.settle(100)
  expect(reader.view).toMatchObject({ status: 'done', text: 'good' })
})

test('a dead writer shows as interrupted; the next life supersedes what it left', async () => {
  const board = await createBoard()
  const first = await board.join()
  const before = first.stream({ id: 'answer' })
  const reader = watch(board.person, before.name)
  void before.write('The old words')
  await board.settle(100)
  await crash(board, first)
  expect(reader.view).toMatchObject({ status: 'interrupted', text: 'The old words' })

  const second = await board.join()
  const stream = second.stream({ id: 'answer' })
  void stream.write('New words')
  await board.settle(5_000)
  expect(await stream.opened).toEqual({ text: '', parts: [], closed: false })
  expect(reader.view).toMatchObject({ status: 'streaming', text: 'New words', attempt: 2 })
  await crash(board, second)
  const third = await board.join()
  await Promise.all([third.stream({ id: 'answer' }).close(), board.settle(5_000)])
  expect(reader.view).toMatchObject({ status: 'done', text: '', attempt: 3 })
  expect(streams(board)).toMatchObject([{ id: 'answer', attempt: 3, state: 'done' }])
})

test('the next life goes on with what a dead one left, in the same part', async () => {
  const board = await createBoard()
  const first = await board.join()
  const before = first.stream({ id: 'answer' })
  const reader = watch(board.person, before.name)
  void before.reasoning('Hm. ')
  void before.write('One two ')
  await board.settle(100)
  await crash(board, first)

  const second = await board.join()
  const stream = second.stream({ id: 'answer', existing: 'continue' })
  // Before it is known what there is: it waits for that.
  void stream.write('three')
  const [{ text, parts, closed }] = await Promise.all([stream.opened, board.settle(100)])
  expect({ text, closed }).toEqual({ text: 'One two ', closed: false })
  expect(parts).toMatchObject([
    { type: 'reasoning', text: 'Hm. ' },
    { type: 'text', text: 'One two ' },
  ])
  void stream.reasoning('Done.')
  await Promise.all([stream.close(), board.settle(100)])
  await board.settle(100)
  expect(reader.view).toMatchObject({ status: 'done', text: 'One two three', attempt: 1 })
  expect(reader.view.parts).toMatchObject([
    { text: 'Hm. ' },
    { text: 'One two three', state: 'done' },
    { text: 'Done.' },
  ])
})

test('a stream that was closed before it is continued says so', async () => {
  const board = await createBoard()
  const first = await board.join()
  const before = first.stream({ id: 'answer' })
  void before.write('All')
  await Promise.all([before.close(), board.settle(100)])
  await crash(board, first)
  const second = await board.join()
  const stream = second.stream({ id: 'answer', existing: 'continue' })
  const [opened] = await Promise.all([stream.opened, board.settle(100)])
  expect(opened).toMatchObject({ text: 'All', closed: true })
  await expect(stream.write('more')).rejects.toThrowError(coded('stream-closed'))
  expect(streams(board)).toMatchObject([{ id: 'answer', state: 'done' }])
})

test('a stream of a dead life that nobody takes up is no longer open', async () => {
  const board = await createBoard()
  const first = await board.join()
  void first.stream({ id: 'answer' }).write('So far')
  await board.settle(100)
  await crash(board, first)
  await board.join()
  await board.settle(5_000)
  expect(streams(board)).toMatchObject([{ id: 'answer', state: 'failed' }])
})

test('a writer that another process has taken over from stops, and its record is left alone', async () => {
  const board = await createBoard()
  const first = await board.join()
  const older = first.stream({ id: 'answer' })
  const reader = watch(board.person, older.name)
  void older.write('old')
  await board.settle(100)
  const second = await board.join()
  const newer = second.stream({ id: 'answer' })
  void newer.write('new')
  await board.settle(1_000)
  await expect(older.write('more')).rejects.toThrowError(coded('producer-fenced'))
  await expect(older.close()).rejects.toThrowError(coded('producer-fenced'))
  expect(reader.view).toMatchObject({ status: 'streaming', text: 'new', attempt: 2 })
  expect(streams(board)).toMatchObject([{ id: 'answer', state: 'open' }])
})

test('an agent says a stream: the conversation names it, and what it answers is done', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const id = board.person.sendCommand({ kind: 'message', to: 'flights', text: 'Which airline?' })
  const messages = agent.messages()[Symbol.asyncIterator]()
  const [{ value: message }] = await Promise.all([messages.next(), board.settle(100)])
  const stream = agent.stream()
  agent.say(stream, { replyTo: message })
  void stream.write('TAP')
  await Promise.all([stream.close(), agent.flush(), board.settle(100)])
  await board.settle(100)
  expect(board.said.at(-1)).toMatchObject({ stream: stream.name, replyTo: id, from: { id: 'flights' } })
  expect(board.said.at(-1)).not.toHaveProperty('text')
  expect(board.person.commands.get(id).getSnapshot()?.state).toBe('done')
})

test('flush resolves when streams and words are on disk', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  void stream.write('So far')
  agent.say('Hello')
  await Promise.all([agent.flush(), board.settle(100)])
  const reader = watch(board.person, stream.name)
  await board.settle(10)
  expect([reader.view.text, board.said.map(({ text }) => text)]).toEqual(['So far', ['Hello']])
})
