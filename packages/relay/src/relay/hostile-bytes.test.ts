import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { connectPlain } from '../testing/raw-client.ts'
import { openTcp, type RawSocket } from '../testing/raw-socket.ts'
import { RelayProcess } from '../testing/relay-process.ts'
import { makeRandom } from '../testing/seeded-random.ts'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'
import { clientFrame } from '../testing/wire-bytes.ts'

function upgradeRequest(path: string, headers: readonly string[] = []): string {
  return [
    `GET ${path} HTTP/1.1`,
    'Host: relay',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...headers,
    '',
    '',
  ].join('\r\n')
}

async function openUpgraded(port: number): Promise<RawSocket> {
  const raw = openTcp(port)
  raw.socket.write(upgradeRequest('/board'))
  await until('the handshake is answered', () => raw.received().includes('101 Switching'))
  return raw
}

/** The relay still carries what one client writes to another. */
async function assertServes(url: string): Promise<void> {
  const [writer, reader] = await Promise.all([connectPlain(url, 'board'), connectPlain(url, 'board')])
  const mark = randomBytes(4).toString('hex')
  writer.doc.getMap('board').set('mark', mark)
  await until('it still serves', () => reader.doc.getMap('board').get('mark') === mark)
  writer.socket.terminate()
  reader.socket.terminate()
}

const brokenFrames: readonly (readonly [string, Buffer])[] = [
  ['a reserved bit', clientFrame(new Uint8Array([0, 0, 1, 0]), { reserved: 0x40 })],
  ['an unknown opcode', clientFrame(new Uint8Array(4), { opcode: 3 })],
  ['a ping of 126 bytes', clientFrame(new Uint8Array(126), { opcode: 9 })],
  ['a ping in pieces', clientFrame(new Uint8Array(4), { opcode: 9, fin: false })],
  ['text that is not UTF-8', clientFrame(new Uint8Array([0xff, 0xfe, 0xfd]), { opcode: 1 })],
  ['a continuation of nothing', clientFrame(new Uint8Array(4), { opcode: 0 })],
  ['a frame without a mask', Buffer.from([0x82, 4, 0, 0, 1, 0])],
  ['a close with a code that may not be sent', clientFrame(new Uint8Array([3, 237]), { opcode: 8 })],
  ['a length of 2^63', Buffer.from([0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])],
]

test.for(brokenFrames)('T17: %s ends that one connection', async ([, frame]) => {
  const relay = await startRelay()
  const raw = await openUpgraded(relay.port)
  raw.socket.write(frame)
  await until('the connection is ended', raw.ended)
  await assertServes(relay.url)
})

test('T19: 100,000 fragments of a byte end that one connection and take little memory', async () => {
  const relay = await startRelay()
  const raw = await openUpgraded(relay.port)
  const fragment = clientFrame(new Uint8Array(1), { opcode: 0, fin: false })
  raw.socket.write(clientFrame(new Uint8Array(1), { fin: false }))
  for (let count = 0; count < 100 && !raw.ended(); count++) raw.socket.write(Buffer.concat(Array<Buffer>(1_000).fill(fragment)))
  await until('the connection is ended', raw.ended)
  await assertServes(relay.url)
})

test('T19: two thousand headers, a hostile sub-protocol and a header that is too long are answered or refused, not fatal', async () => {
  const relay = await startRelay()
  const hostile = [
    Array.from({ length: 2_000 }, (_, index) => `x${index}: y`),
    [`Sec-WebSocket-Protocol: ${'a,'.repeat(5_000)}`],
    [`Sec-WebSocket-Protocol: b${' '.repeat(10_000)}x`],
    ['Sec-WebSocket-Protocol: callboard.v1, callboard.v1'],
    ['Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99'],
    [`x-long: ${'a'.repeat(100_000)}`],
    ['Origin: \u0001'],
  ]
  for (const headers of hostile) {
    const raw = openTcp(relay.port)
    raw.socket.write(upgradeRequest('/board', headers))
    await until('there is an answer', () => raw.received().startsWith('HTTP/1.1 ') || raw.ended())
    raw.socket.destroy()
  }
  await assertServes(relay.url)
})

test('handshakes that are broken off or reset at any point hurt nobody', async () => {
  const relay = await startRelay()
  const request = upgradeRequest('/board')
  for (let length = 1; length < request.length; length += 7) {
    const raw = openTcp(relay.port)
    raw.socket.write(request.slice(0, length), () => raw.socket.resetAndDestroy())
  }
  for (let count = 0; count < 20; count++) {
    const raw = openTcp(relay.port)
    raw.socket.write(request, () => raw.socket.resetAndDestroy())
  }
  await assertServes(relay.url)
})

test('T17: ten thousand random frames from many connections leave the process and a witness untouched', async () => {
  const seed = 20_261_120
  const random = makeRandom(seed)
  const relay = new RelayProcess(['--port', '0', '--memory'])
  const url = await relay.url()
  const witness = await connectPlain(url, 'board')
  witness.doc.getMap('board').set('kept', true)
  let sent = 0
  while (sent < 10_000) {
    const batch = Array.from({ length: 20 }, () => sendRandomFrames(url, random))
    sent += (await Promise.all(batch)).reduce((sum, count) => sum + count, 0)
  }

  await assertServes(url)
  expect(relay.exit, `seed ${seed}`).toBeUndefined()
  expect(witness.closed).toBeUndefined()
  expect(witness.doc.getMap('board').get('kept')).toBe(true)
  const fresh = await connectPlain(url, 'board')
  expect(fresh.doc.getMap('board').get('kept')).toBe(true)
})

/** Opens a connection and sends frames until it is closed, at most forty; returns how many. */
async function sendRandomFrames(url: string, random: () => number): Promise<number> {
  const socket = new WebSocket(`${url}/board`)
  let count = 0
  await new Promise<void>((resolve) => {
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
    socket.on('open', () => {
      for (; count < 40; count++) socket.send(randomFrame(random))
      socket.close()
    })
  })
  return count
}

/** Mostly starts like a message that exists, since bytes from nowhere are refused at the first one. */
function randomFrame(random: () => number): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit)
  const starts = [[0, 0], [0, 1], [0, 2], [1], [3], [100], [below(256)]]
  const body = Array.from({ length: below(60) }, () => (random() < 0.6 ? below(12) : below(256)))
  const start = starts[below(starts.length)] ?? []
  return new Uint8Array(random() < 0.7 ? [...start, body.length, ...body] : [...start, ...body])
}
