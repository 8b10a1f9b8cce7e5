import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { silentTelemetry } from '../telemetry/telemetry.ts'
import { connectCallboard, connectPlain, type RawClient } from '../testing/raw-client.ts'
import { RelayProcess } from '../testing/relay-process.ts'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'
import type { Relay } from './create-relay.ts'

/** More than loop-back sockets hold on both sides. */
const UPDATES = 100
const UPDATE_BYTES = 150_000

interface Counted {
  readonly relay: Relay
  lagging: number
  fellBehind: number
}

/** Readers may stop for longer than a client may be silent. */
async function startCounted(bufferBytes: number): Promise<Counted> {
  const counted = { lagging: 0, fellBehind: 0 }
  const relay = await startRelay({
    limits: { bufferBytes },
    timing: { livenessTimeoutMs: 120_000 },
    telemetry: {
      ...silentTelemetry,
      lagging: (change) => {
        counted.lagging += change
        if (change === 1) counted.fellBehind += 1
      },
    },
  })
  return Object.assign(counted, { relay })
}

/** Overwrites one key again and again, each time only when the last was passed on. */
async function overwrite(writer: RawClient, witness: RawClient, count: number): Promise<void> {
  const key = `note-${writer.doc.clientID}`
  for (let round = 1; round <= count; round++) {
    writer.doc.getMap('board').set(key, { round, text: 'x'.repeat(UPDATE_BYTES) })
    await until('the witness has it', () => (witness.doc.getMap('board').get(key) as { round?: number } | undefined)?.round === round)
  }
}

test('T21: a reader that stops is sent no more, and one difference with who is here when it reads on', async () => {
  const counted = await startCounted(256 * 1024)
  const { url } = counted.relay
  const [writer, witness, reader, leaver] = await Promise.all([1, 2, 3, 4].map(() => connectPlain(url, 'board')))
  if (writer === undefined || witness === undefined || reader === undefined || leaver === undefined) throw new Error('no clients')
  leaver.sendPresence({ clientId: leaver.doc.clientID, clock: 1, state: { name: 'Leaver' } })
  await until('the leaver is seen', () => reader.presence.get(leaver.doc.clientID)?.state)

  reader.socket.pause()
  await overwrite(writer, witness, UPDATES)
  await until('the reader lags', () => counted.lagging === 1)
  leaver.socket.close()
  writer.sendPresence({ clientId: writer.doc.clientID, clock: 1, state: { name: 'Writer' } })
  writer.doc.getMap('board').set('last', true)
  await until('the witness saw it all', () => witness.doc.getMap('board').get('last') && witness.presence.get(writer.doc.clientID)?.state)
  reader.socket.resume()

  await until('the reader is whole', () => reader.doc.getMap('board').get('last') === true)
  await until('the reader knows who is here', () => reader.presence.get(writer.doc.clientID)?.state)
  await until('and who is not', () => reader.presence.get(leaver.doc.clientID)?.state === null)
  expect(Y.encodeStateVector(reader.doc)).toEqual(Y.encodeStateVector(witness.doc))
  expect(reader.doc.getMap('board').toJSON()).toEqual(witness.doc.getMap('board').toJSON())
  expect(reader.arrivedBytes).toBeLessThan((UPDATES * UPDATE_BYTES) / 2)
  expect([counted.lagging, counted.fellBehind]).toEqual([0, 1])
})

test('a reader that keeps up, or whose buffer just holds it, is sent everything as it comes', async () => {
  const counted = await startCounted(256 * 1024 * 1024)
  const [writer, witness, reader] = await Promise.all([1, 2, 3].map(() => connectPlain(counted.relay.url, 'board')))
  if (writer === undefined || witness === undefined || reader === undefined) throw new Error('no clients')

  reader.socket.pause()
  await overwrite(writer, witness, UPDATES)
  reader.socket.resume()

  await until('the reader is whole', () => reader.arrivedBytes >= UPDATES * UPDATE_BYTES)
  expect(counted.fellBehind).toBe(0)
})

test('who writes and does not read is told in the end that all is saved, and is not answered as often as it asks', async () => {
  const counted = await startCounted(64 * 1024)
  const { url } = counted.relay
  const [writer, witness] = await Promise.all([connectPlain(url, 'board'), connectPlain(url, 'board')])
  const deaf = await connectCallboard(url, 'board', { agent: { id: 'deaf' } })

  deaf.socket.pause()
  await overwrite(writer, witness, UPDATES)
  await until('it lags', () => counted.lagging === 1)
  for (let round = 0; round < 50; round++) deaf.sendStep1()
  await overwrite(deaf, witness, 20)
  deaf.socket.resume()

  await deaf.saved()
  await until('it is whole', () => deaf.doc.getMap('board').size === 2)
  // One at its join; the buffers of the system may take in another while it does not read.
  expect(deaf.arrived.filter((type) => type === 'sync-1').length).toBeLessThan(10)
  expect(deaf.arrivedBytes).toBeLessThan((UPDATES * UPDATE_BYTES) / 2)
})

test('T21: ten readers that stop cost the relay no more than their buffers', async () => {
  const relay = new RelayProcess(['--port', '0', '--memory', '--limit', 'livenessTimeoutMs=120000'])
  const url = await relay.url()
  const [writer, witness] = await Promise.all([connectPlain(url, 'board'), connectPlain(url, 'board')])
  const readers = await Promise.all(Array.from({ length: 10 }, () => connectPlain(url, 'board')))
  await overwrite(writer, witness, 50)
  const before = await residentBytes(relay.child.pid)

  for (const reader of readers) reader.socket.pause()
  await overwrite(writer, witness, 4 * UPDATES)
  const grown = (await residentBytes(relay.child.pid)) - before
  for (const reader of readers) reader.socket.resume()

  await until('all are whole', () => readers.every((reader) => Y.encodeStateVector(reader.doc).join() === Y.encodeStateVector(witness.doc).join()))
  // 60 MB were written; a buffer is 1 MiB, and what is garbage already counts too.
  expect(grown).toBeLessThan(40 * 1024 * 1024)
})

async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}
