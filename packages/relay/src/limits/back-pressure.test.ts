import { expect, test } from 'vitest'
import { BackPressure, type Pausable } from './back-pressure.ts'
import { Rate, type RateLimit } from './rate.ts'
import { TokenBucket } from './token-bucket.ts'

class CountedSocket implements Pausable {
  pauses = 0
  resumes = 0

  pause(): void {
    this.pauses += 1
  }

  resume(): void {
    this.resumes += 1
  }
}

const UNLIMITED: RateLimit = { messagesPerSecond: Infinity, bytesPerSecond: Infinity }

function press(own: RateLimit, session: RateLimit = UNLIMITED, patienceMs = 60_000): { socket: CountedSocket; pressure: BackPressure } {
  const socket = new CountedSocket()
  const pressure = new BackPressure({ socket, own: new Rate(own), session: new Rate(session), patienceMs })
  return { socket, pressure }
}

test('a bucket is in debt by what is taken beyond its burst, for as long as that takes to flow in', () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 20 })

  expect(bucket.take(20, 1_000)).toBe(0)
  expect(bucket.take(1, 1_000)).toBe(100)
  expect(bucket.take(1, 1_000)).toBe(200)
  expect(bucket.take(1, 1_300)).toBe(0)
  expect(bucket.msUntilFull(1_300)).toBe(2_000)
  expect(bucket.take(20, 10_000)).toBe(0)
  expect(bucket.take(1, 10_000)).toBe(100)
})

test('without a limit nothing is ever too much', () => {
  expect(new TokenBucket({ perSecond: Infinity, burst: Infinity }).take(1e12, 0)).toBe(0)
})

test('as many messages as are allowed at once do not slow a connection, one more does', () => {
  const { socket, pressure } = press({ messagesPerSecond: 0.001, bytesPerSecond: Infinity })
  const { socket: other, pressure: slower } = press({ messagesPerSecond: 1, bytesPerSecond: Infinity })

  pressure.count(1)
  slower.count(1)
  slower.count(1)
  expect(other.pauses).toBe(0)
  slower.count(1)
  expect([socket.pauses, other.pauses]).toEqual([1, 1])
  slower.count(1)
  expect(other.pauses).toBe(1)
  pressure.close()
  slower.close()
})

test('so do bytes, and the rate of all in a session together', () => {
  const { socket: byBytes, pressure: bytes } = press({ messagesPerSecond: Infinity, bytesPerSecond: 500 })
  bytes.count(1_000)
  expect(byBytes.pauses).toBe(0)
  bytes.count(1)
  expect(byBytes.pauses).toBe(1)

  const session = new Rate({ messagesPerSecond: 2, bytesPerSecond: Infinity })
  const sockets = [new CountedSocket(), new CountedSocket()]
  const pressures = sockets.map((socket) => new BackPressure({ socket, own: new Rate({ messagesPerSecond: 1_000, bytesPerSecond: Infinity }), session, patienceMs: 0 }))
  for (const pressure of [...pressures, ...pressures]) pressure.count(1)
  expect(sockets.map(({ pauses }) => pauses)).toEqual([0, 0])
  // Whoever goes on is slowed, and nobody is refused for what all did together.
  for (let more = 0; more < 50; more++) pressures[1]?.count(1)
  expect(sockets.map(({ pauses }) => pauses)).toEqual([0, 1])
  for (const pressure of [bytes, ...pressures]) pressure.close()
})

test('who goes on above the limit for longer than the patience lasts is refused, with when to come back', async () => {
  const { pressure } = press({ messagesPerSecond: 1, bytesPerSecond: Infinity }, UNLIMITED, 20)
  for (let first = 0; first < 3; first++) pressure.count(1)

  const refusal = await new Promise<unknown>((resolve) => {
    const flood = setInterval(() => {
      try {
        pressure.count(1)
      } catch (error) {
        clearInterval(flood)
        resolve(error)
      }
    }, 5)
  })

  expect(refusal).toMatchObject({ code: 'rate-limited', details: { retryInMs: expect.any(Number) } })
  pressure.close()
})
