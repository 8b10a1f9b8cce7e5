import { expect, test } from 'vitest'
import { HandshakeRates } from './handshake-rates.ts'
import { KeyedRate } from './keyed-rate.ts'

function ratesAt(clock: { now: number }): HandshakeRates {
  return new HandshakeRates({ handshakesPerAddress: 2, handshakesPerIdentity: 1 }, () => clock.now)
}

test('an address connects as often as is allowed, twenty seconds\' worth at once, and no more; another does as well', () => {
  const clock = { now: 0 }
  const rates = ratesAt(clock)
  for (let count = 0; count < 40; count++) rates.countAddress('192.0.2.1')

  expect(() => rates.countAddress('192.0.2.1')).toThrow(expect.objectContaining({ code: 'rate-limited', details: expect.objectContaining({ rule: 'handshakes-per-address' }) }))
  expect(() => rates.countAddress('192.0.2.2')).not.toThrow()
  clock.now = 500

  expect(() => rates.countAddress('192.0.2.1')).not.toThrow()
  expect(() => rates.countAddress('192.0.2.1')).toThrow()
})

test('who is refused for it is not kept out the longer for asking on', () => {
  const clock = { now: 0 }
  const rates = ratesAt(clock)
  for (let count = 0; count < 40; count++) rates.countAddress('192.0.2.1')
  for (let count = 0; count < 1_000; count++) expect(() => rates.countAddress('192.0.2.1')).toThrow()
  clock.now = 500

  expect(() => rates.countAddress('192.0.2.1')).not.toThrow()
})

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['2001:db8::1', '2001:db8::1:0:0:1', true],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
])('%s and %s are one place: %s', (one, other, isSame) => {
  const rates = ratesAt({ now: 0 })
  for (let count = 0; count < 40; count++) rates.countAddress(one)

  if (isSame) expect(() => rates.countAddress(other)).toThrow()
  else expect(() => rates.countAddress(other)).not.toThrow()
})

test('an identity connects as often as is allowed from wherever it comes', () => {
  const rates = ratesAt({ now: 0 })
  for (let count = 0; count < 20; count++) rates.countIdentity('user:eve')

  expect(() => rates.countIdentity('user:eve')).toThrow(expect.objectContaining({ details: expect.objectContaining({ rule: 'handshakes-per-identity' }) }))
  expect(() => rates.countIdentity('user:ada')).not.toThrow()
})

test('those that count for nothing any more are forgotten, the others are not', () => {
  const clock = { now: 0 }
  const rate = new KeyedRate({ perSecond: 1, burst: 1 }, () => clock.now)
  for (let key = 0; key < 5_000; key++) rate.take(`address-${key}`)
  expect(rate.take('address-0')).toBeGreaterThan(0)
  expect(rate.size).toBe(5_000)

  clock.now = 2_000
  for (let key = 0; key < 5_000; key++) rate.take(`later-${key}`)

  expect(rate.size).toBeLessThanOrEqual(5_000 + 1_024)
})
