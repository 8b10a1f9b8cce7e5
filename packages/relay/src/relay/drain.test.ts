import { CLOSE_CODES } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { connectCallboard, connectPlain } from '../testing/raw-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

test('many clients are sent away one after the other, each with a moment of its own to come back, and what they sent is saved', async () => {
  const data = await temporaryDirectory()
  const relay = await startRelay({ data })
  const clients = await Promise.all(Array.from({ length: 120 }, () => connectCallboard(relay.url, 'board')))
  let openWhenFirstLeft: number | undefined
  for (const client of clients) {
    client.socket.on('close', () => (openWhenFirstLeft ??= clients.filter(({ closed }) => closed === undefined).length))
  }
  clients.forEach((client, index) => client.doc.getMap('board').set(`note-${index}`, index))
  await until('all of it was sent', () => clients.every(({ socket }) => socket.bufferedAmount === 0))

  await relay.close()

  const closings = await Promise.all(clients.map((client) => client.whenClosed()))
  expect(new Set(closings.map(({ code }) => code))).toEqual(new Set([CLOSE_CODES.restart]))
  const moments = clients.map((client) => client.last('error')?.retryInMs)
  expect(new Set(moments).size).toBeGreaterThan(30)
  expect(Math.max(...moments.map((moment) => moment ?? Infinity))).toBeLessThanOrEqual(240)
  expect(openWhenFirstLeft).toBeGreaterThan(60)
  const again = await connectPlain((await startRelay({ data })).url, 'board')
  const acknowledged = clients.flatMap((client, index) => ((client.last('ack')?.frames ?? 0) >= 2 ? [index] : []))
  for (const index of acknowledged) expect(again.doc.getMap('board').get(`note-${index}`)).toBe(index)
})
