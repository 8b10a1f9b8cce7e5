import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectPlain, type RawClient } from '../testing/raw-client.ts'
import { makeRandom } from '../testing/seeded-random.ts'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

/** So many that they are served in turns. */
const READERS = 300

async function connectMany(url: string, count: number): Promise<readonly RawClient[]> {
  return Promise.all(Array.from({ length: count }, () => connectPlain(url, 'board')))
}

test('in a large room everyone gets every change, those who write too, and also the last one', async () => {
  const { url } = await startRelay()
  const clients = await connectMany(url, READERS)
  const random = makeRandom(7)

  for (let round = 1; round <= 60; round++) {
    const writer = clients[Math.floor(random() * 3)]
    if (writer === undefined) throw new Error('no writer')
    writer.doc.getArray(`log-${writer.doc.clientID}`).push([round])
    if (round % 7 === 0) writer.doc.getArray(`log-${writer.doc.clientID}`).delete(0)
    // Some come together, and some alone.
    if (random() < 0.3) await until('all have it', () => clients.every((client) => same(client, writer, writer.doc.clientID)))
  }

  const [first] = clients
  if (first === undefined) throw new Error('no clients')
  const writers = clients.slice(0, 3)
  for (const writer of writers) {
    await until('all are whole', () => clients.every((client) => same(client, writer, writer.doc.clientID)))
  }
  for (const client of clients) expect(Y.encodeStateVector(client.doc).byteLength).toBe(Y.encodeStateVector(first.doc).byteLength)
})

function same(one: RawClient, other: RawClient, writer: number): boolean {
  const of = (client: RawClient): string => JSON.stringify(client.doc.getArray(`log-${writer}`))
  return of(one) === of(other)
}
