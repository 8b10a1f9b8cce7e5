import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import { watch } from '../fixtures/stream-view.ts'

const coded = (code: string) => expect.objectContaining({ code })

async function* words(count: number): AsyncGenerator<string> {
  for (let index = 0; index < count; index += 1) yield `${index} `
}

function readable<Item>(items: Iterable<Item> | AsyncIterable<Item>): ReadableStream<Item> {
  const iterator = (async function* () {
    yield* items
  })()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
  })
}

const all = (count: number): string => Array.from({ length: count }, (_, index) => `${index} `).join('')

test('an async iterable of text is piped whole, and closes the stream', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream({ bufferBytes: 500 })
  const reader = watch(board.person, stream.name)
  await Promise.all([stream.pipe(words(1_000)), board.settle(1_000)])
  await board.settle(100)
  expect(reader.view).toMatchObject({ status: 'done', text: all(1_000) })
})

test('a ReadableStream is piped, also where streams cannot be iterated', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const whole = readable(words(100))
  const plain = { getReader: () => whole.getReader() } as ReadableStream<string>
  for (const source of [readable(words(100)), plain]) {
    const stream = agent.stream()
    const reader = watch(board.person, stream.name)
    await Promise.all([stream.pipe(source), board.settle(1_000)])
    await board.settle(100)
    expect(reader.view).toMatchObject({ status: 'done', text: all(100) })
  }
})

test('chunks keep what they say; their ids become short, and two sources do not mix', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  const reader = watch(board.person, stream.name)
  const id = `msg_${'a'.repeat(50)}`
  const chunks = [
    { type: 'start', messageId: 'm1' },
    { type: 'start-step' },
    { type: 'reasoning-start', id: 'r' },
    { type: 'reasoning-delta', id: 'r', delta: 'Hm.' },
    { type: 'reasoning-end', id: 'r' },
    { type: 'tool-input-start', toolCallId: 'c1', toolName: 'search' },
    { type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '{"from":' },
    { type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '"BER"}' },
    { type: 'tool-input-available', toolCallId: 'c1', toolName: 'search', input: { from: 'BER' } },
    { type: 'tool-output-available', toolCallId: 'c1', output: [1] },
    { type: 'finish-step' },
    { type: 'start-step' },
    { type: 'text-start', id, providerMetadata: { openai: { itemId: id } } },
    { type: 'text-delta', id, delta: 'At ' },
    { type: 'text-delta', id, delta: '9:40', providerMetadata: undefined },
    { type: 'text-end', id },
    { type: 'message-metadata', messageMetadata: { model: 'x' } },
    { type: 'finish-step' },
    { type: 'finish' },
  ]
  void stream.write('First. ')
  await Promise.all([stream.pipe(readable(chunks)), board.settle(1_000)])
  await board.settle(100)
  expect(reader.view.status).toBe('done')
  expect(reader.view.parts.filter(({ type }) => type !== 'step-start')).toMatchObject([
    { type: 'text', text: 'First. ' },
    { type: 'reasoning', text: 'Hm.', state: 'done' },
    { type: 'dynamic-tool', toolCallId: 'c1', state: 'output-available', input: { from: 'BER' }, output: [1] },
    { type: 'text', text: 'At 9:40', state: 'done' },
  ])
})

test('a source that throws fails the stream, and pipe throws the same', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  const reader = watch(board.person, stream.name)
  const failure = new Error('The model is overloaded')
  async function* failing(): AsyncGenerator<string> {
    yield 'So far'
    throw failure
  }
  const piped = stream.pipe(failing())
  const [thrown] = await Promise.all([piped.catch((error: unknown) => error), board.settle(100)])
  await board.settle(100)
  expect(thrown).toBe(failure)
  expect(reader.view).toMatchObject({ status: 'failed', text: 'So far' })
  expect(reader.view.error?.message).toContain('The model is overloaded')
  expect(board.agent()?.record?.streams).toMatchObject([{ state: 'failed' }])
})

test('an error among the chunks fails the stream, though a finish follows', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const stream = agent.stream()
  const reader = watch(board.person, stream.name)
  const chunks = [{ type: 'error', errorText: 'Rate limit' }, { type: 'finish' }]
  await Promise.all([stream.pipe(readable(chunks)), board.settle(100)])
  await board.settle(100)
  expect(reader.view.status).toBe('failed')
  expect(board.agent()?.record?.streams).toMatchObject([{ state: 'failed' }])
})

test('a cancelled task stops its pipe, lets go of the source, and the stream is broken off', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ title: 'Answer' })
  const stream = task.stream()
  const reader = watch(board.person, stream.name)
  let wasReleased = false
  async function* endless(): AsyncGenerator<string> {
    try {
      for (let index = 0; ; index += 1) {
        yield `${index} `
        await new Promise<void>((resolve) => board.clock.setTimeout(resolve, 10))
      }
    } finally {
      wasReleased = true
    }
  }
  const piped = stream.pipe(endless()).catch((error: unknown) => error)
  await board.settle(100)
  task.cancel('Nobody wants it')
  await board.settle(100)
  expect(await piped).toEqual(coded('task-cancelled'))
  expect(wasReleased).toBe(true)
  expect(reader.view.status).toBe('failed')
  expect(reader.view.text.startsWith('0 1 2')).toBe(true)
})

test('a source that hangs does not hold up the end of its task', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ title: 'Answer' })
  const hanging = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) }
  const piped = task
    .stream()
    .pipe(hanging)
    .catch((error: unknown) => error)
  task.cancel()
  expect(await piped).toEqual(coded('task-cancelled'))
})

test('a pipe into a frozen relay takes no more from its source than the buffer holds', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const agent = await board.join({ connection })
  const stream = agent.stream({ bufferBytes: 2_000 })
  await Promise.all([stream.opened, board.settle(10)])
  connection.freeze()
  let taken = 0
  async function* counted(): AsyncGenerator<string> {
    for (const text of Array.from({ length: 5_000 }, (_, index) => `${index} `)) {
      taken += 1
      yield text
    }
  }
  const piped = stream.pipe(counted())
  await board.settle(3_000)
  expect(taken).toBeLessThan(1_000)
  connection.thaw()
  const reader = watch(board.person, stream.name)
  await Promise.all([piped, board.settle(60_000)])
  await board.settle(1_000)
  expect(taken).toBe(5_000)
  expect(reader.view).toMatchObject({ status: 'done', text: all(5_000) })
})
