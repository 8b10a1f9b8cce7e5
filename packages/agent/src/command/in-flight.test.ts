import { createServer } from 'node:http'
import { simulateReadableStream, streamText } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { expect, onTestFinished, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import { watch } from '../fixtures/stream-view.ts'
import { until } from '../fixtures/until.ts'

interface SlowServer {
  readonly url: string
  /** How many requests it has begun to answer, and how many of them were let go. */
  readonly held: () => number
  readonly letGo: () => number
}

/** A server that begins to answer and never ends. */
async function openSlowServer(): Promise<SlowServer> {
  let held = 0
  let letGo = 0
  const server = createServer((_, response) => {
    held += 1
    response.on('close', () => void (letGo += 1))
    response.write('The first half, ')
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, held: () => held, letGo: () => letGo }
}

test('a fetch in flight ends when its task is cancelled, also that of a part, and the server is let go', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const server = await openSlowServer()
  const plan = agent.run({ id: 'plan', title: 'Plan' }, (task) =>
    Promise.all(
      [task, task.subtask({ id: 'part', title: 'Part' })].map(async ({ signal }) => {
        const response = await fetch(server.url, { signal })
        return response.text()
      }),
    ),
  )
  const ended = plan.catch((error: unknown) => error)
  await until('both requests are held', () => server.held() === 2)

  board.person.sendCommand({ kind: 'cancel', to: 'flights', task: 'plan' })
  await board.settle()

  expect(await ended).toMatchObject({ code: 'task-cancelled', message: expect.stringContaining('by Ada') })
  await until('the server is let go', () => server.letGo() === 2)
  await board.settle()
  expect(['plan', 'part'].map((id) => board.task(id)?.status)).toEqual(['cancelled', 'cancelled'])
})

test("the AI SDK's call ends when its task is cancelled: the model is told, the stream is broken off", async () => {
  const board = await createBoard()
  const agent = await board.join()
  let told: AbortSignal | undefined
  const model = new MockLanguageModelV4({
    doStream: async ({ abortSignal }) => {
      told = abortSignal
      const delta = { type: 'text-delta', id: 't', delta: 'and so on ' } as const
      const deltas = Array.from({ length: 1_000_000 }, () => delta)
      return {
        stream: simulateReadableStream({
          chunks: [{ type: 'stream-start', warnings: [] }, { type: 'text-start', id: 't' }, ...deltas],
          initialDelayInMs: null,
          chunkDelayInMs: 2,
        }),
      }
    },
  })
  let finished: unknown
  const answer = agent.run({ id: 'answer', title: 'Answer' }, async (task) => {
    const result = streamText({
      model,
      prompt: 'A flight to Lisbon',
      abortSignal: task.signal,
      onFinish: () => void (finished = 'finished'),
      onAbort: () => void (finished = 'aborted'),
      onError: () => undefined,
    })
    await task.stream({ id: 'words' }).pipe(result.toUIMessageStream())
  })
  const ended = answer.catch((error: unknown) => error)
  const reader = watch(board.person, 'agents/flights/words')
  await until('the model speaks', async () => {
    await board.settle(10)
    return reader.view.text.length > 10
  })

  board.person.sendCommand({ kind: 'cancel', to: 'flights' })
  await board.settle()

  expect(await ended).toMatchObject({ code: 'task-cancelled' })
  expect(told?.aborted).toBe(true)
  await until('the SDK has ended', () => finished === 'aborted')
  await board.settle(1_000)
  expect(board.task('answer')?.status).toBe('cancelled')
  expect(reader.view.status).toBe('failed')
})
