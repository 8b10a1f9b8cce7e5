import { EXTENSION_MESSAGE, STREAM_MESSAGE } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { connectCallboard, connectPlain } from '../../testing/raw-client.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varUint(Math.floor(value / 128))]
}

/** As lib0 reads them. */
const numbers: readonly (readonly [string, readonly number[]])[] = [
  ['2^56', [...Array<number>(8).fill(0x80), 1]],
  ['2^1022', [...Array<number>(146).fill(0x80), 1]],
  ['infinite', [...Array<number>(146).fill(0x80), 0x7f]],
  ['no number', [...Array<number>(148).fill(0x80), 0]],
]

const sized = (type: readonly number[], body: readonly number[]): Uint8Array => new Uint8Array([...type, ...varUint(body.length), ...body])
const stream = (frame: readonly number[]): Uint8Array => new Uint8Array([STREAM_MESSAGE, ...varUint(frame.length), ...frame])

function framesWith(number: readonly number[], own: number): readonly (readonly [string, Uint8Array])[] {
  const state = [2, 0x7b, 0x7d]
  const root = [4, 1, 1, 0x61, 1, 0x62]
  return [
    ['the clock of a presence', sized([1], [1, ...varUint(own), ...number, ...state])],
    ['the client of a presence', sized([1], [1, ...number, 1, ...state])],
    ['a count of presences', sized([1], number)],
    ['the client of an update', sized([0, 2], [1, 1, ...number, 0, ...root, 0])],
    ['the clock of an update', sized([0, 2], [1, 1, 9, ...number, ...root, 0])],
    ['a length in an update', sized([0, 2], [1, 1, 9, 0, 0, ...number, 0])],
    ['the origin of an update', sized([0, 2], [1, 1, 9, 0, 0x84, ...number, 0, 1, 0x62, 0])],
    ['a range of an update', sized([0, 2], [0, 1, 9, 1, ...number, 1])],
    ['the length of a frame', new Uint8Array([0, 2, ...number])],
    ['the type of a message', new Uint8Array(number)],
    ['the length of an extension', new Uint8Array([EXTENSION_MESSAGE, ...number])],
    ['the channel of a stream', stream([3, ...number])],
    ['the seq of an append', stream([1, 1, ...number])],
    ['a credit', stream([4, 1, ...number])],
  ]
}

test.for(numbers)('T17: a number that is %s ends the connection that sent it, wherever it stands', async ([, number]) => {
  const { url } = await startRelay()
  const witness = await connectPlain(url, 'board')
  const writer = await connectCallboard(url, 'board')
  for (const [place] of framesWith(number, 0)) {
    const client = await connectCallboard(url, 'board')
    client.send(framesWith(number, client.doc.clientID).find(([name]) => name === place)?.[1] ?? '')
    expect((await client.whenClosed()).code, place).toBe(4400)
  }
  writer.doc.getMap('board').set('still', true)
  await until('the witness is served', () => witness.doc.getMap('board').get('still') === true)
  expect(witness.closed).toBeUndefined()
})

test('T15: the highest clock that there is stops no presence, not even that of who sent it', async () => {
  const { url } = await startRelay()
  const witness = await connectPlain(url, 'board')
  const client = await connectCallboard(url, 'board')
  const { clientID: clientId } = client.doc
  const shows = (round: number): Promise<void> =>
    until(`round ${round} is seen`, () => witness.presence.get(clientId)?.state?.['round'] === round)
  client.sendPresence({ clientId, clock: Number.MAX_SAFE_INTEGER - 1, state: { round: 1 } })
  await shows(1)
  client.sendPresence({ clientId, clock: Number.MAX_SAFE_INTEGER, state: { round: 2 } })
  await shows(2)
  expect(witness.presence.get(clientId)?.clock).toBeLessThan(2 ** 40)
  client.socket.terminate()
  await until('it is gone', () => witness.presence.get(clientId)?.state === null)
})

test('T27: however high an epoch somebody claims, those who come after count on from there and come back', async () => {
  const { url } = await startRelay()
  const hostile = await connectCallboard(url, 'board', { agent: { id: 'flights', epoch: 2 ** 32 } })
  expect(hostile.last('welcome')?.epoch).toBe(2 ** 31)
  const honest = await connectCallboard(url, 'board', { instance: 'honest', agent: { id: 'flights' } })
  const epoch = honest.last('welcome')?.epoch ?? 0
  expect(epoch).toBe(2 ** 31 + 1)
  honest.socket.terminate()
  const back = await connectCallboard(url, 'board', { instance: 'honest', agent: { id: 'flights', epoch } })
  expect(back.last('welcome')?.epoch).toBe(epoch)
})

test('T27: an epoch that nobody can count on from, and a client id that is out of range, are no hello', async () => {
  const { url } = await startRelay()
  const hostile = await connectCallboard(url, 'board', { agent: { id: 'flights', epoch: Number.MAX_SAFE_INTEGER } })
  const absurd = await connectCallboard(url, 'board', { clientId: 1e300 })
  for (const { closed } of [hostile, absurd]) expect(closed).toMatchObject({ code: 4400, reason: expect.stringMatching(/^hello-invalid/) })
  const honest = await connectCallboard(url, 'board', { agent: { id: 'flights' } })
  expect(honest.last('welcome')?.epoch).toBe(1)
})
