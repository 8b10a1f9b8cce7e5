import { DurableStream } from '@durable-streams/client'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { RelayProcess } from '../../testing/relay-process.ts'
import { temporaryDirectory } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

const WRITERS = 4
const KILLS = 5
const MESSAGES = 600

/** The relay comes back under the same address, so it needs one that is known before. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Sends one append until it is answered for good, as a client does that knows nothing of why it was not. */
async function appendOnce(url: string, id: string, seq: number): Promise<void> {
  const headers = { 'content-type': 'application/json', 'producer-id': id, 'producer-epoch': '0', 'producer-seq': String(seq) }
  const body = JSON.stringify({ type: 'text-delta', id: 't', delta: `${seq} ` })
  for (;;) {
    const status = await fetch(url, { method: 'POST', headers, body }).then((response) => response.status, () => 0)
    if (status === 200 || status === 204) return
    if (status !== 0 && status !== 503) throw new Error(`seq ${seq}: ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

test('kill -9 during appends by HTTP loses and doubles nothing', { timeout: 120_000 }, async () => {
  const args = ['--port', String(await freePort()), '--data', await temporaryDirectory()]
  let relay = new RelayProcess(args)
  const base = `${(await relay.url()).replace('ws:', 'http:')}/v1/stream/board/agents`
  const urls = Array.from({ length: WRITERS }, (_, index) => `${base}/agent-${index}/answer`)
  for (const url of urls) await DurableStream.create({ url, contentType: 'application/json' })
  let written = 0
  const writing = Promise.all(
    urls.map(async (url, index) => {
      for (let seq = 0; seq < MESSAGES; seq++) {
        await appendOnce(url, `producer-${index}`, seq)
        written += 1
      }
    }),
  )

  for (let kill = 1; kill <= KILLS; kill++) {
    await until('more was written', () => written >= (kill * WRITERS * MESSAGES) / (KILLS + 1))
    relay.child.kill('SIGKILL')
    await relay.ended()
    relay = new RelayProcess(args)
    await relay.url()
  }
  await writing

  const expected = Array.from({ length: MESSAGES }, (_, seq) => `${seq} `)
  for (const url of urls) {
    const chunks = (await (await fetch(url)).json()) as { delta: string }[]
    expect(chunks.map(({ delta }) => delta)).toEqual(expected)
  }
})
