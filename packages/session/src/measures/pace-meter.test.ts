import { expect, test } from 'vitest'
import type { ProgressView } from '../progress/progress-view.ts'
import { createSeededRandom } from '../testing/seeded-random.ts'
import { createPaceMeter, type Pace, type PaceMeter } from './pace-meter.ts'

const running = (done: number, total: number, fields: Partial<ProgressView> = {}): ProgressView => ({
  done,
  total,
  fraction: total > 0 ? done / total : undefined,
  unit: 'pages',
  running: 1,
  failed: 0,
  ended: 0,
  state: 'running',
  ...fields,
})

interface Reading extends Pace {
  readonly at: number
  /** How long it takes in truth. */
  readonly trueLeft: number
}

/** A history that a jittery agent reports: pieces of uneven size, at uneven times, at `perSecond` on average. */
function jitteryHistory(seed: number, { total = 1_200, perSecond = 4, burst = 1 } = {}, meter: PaceMeter = createPaceMeter()): Reading[] {
  const random = createSeededRandom(seed)
  const steps: { at: number; done: number }[] = [{ at: 0, done: 0 }]
  for (let at = 0, done = 0; done < total; ) {
    const pieces = random.int(1, 3 * burst)
    at += (pieces / perSecond) * 1_000 * (0.3 + random.next() * 1.4)
    done = Math.min(done + pieces, total)
    steps.push({ at, done })
  }
  const end = steps.at(-1)?.at ?? 0
  const readings: Reading[] = []
  let done = 0
  const ticks = Array.from({ length: Math.floor(end / 1_000) }, (_, second) => ({ at: (second + 1) * 1_000, done: undefined }))
  for (const step of [...steps, ...ticks].sort((left, right) => left.at - right.at)) {
    done = step.done ?? done
    readings.push({ ...meter.read(running(done, total), step.at), at: step.at, trueLeft: end - step.at })
  }
  return readings
}

/** How often what is shown grows, and how often it changes at all. */
function movesOf(readings: readonly Reading[]): { rises: number; changes: number } {
  const shown = readings.flatMap(({ leftMs }) => leftMs ?? [])
  const changes = shown.filter((left, index) => index > 0 && left !== shown[index - 1])
  const rises = shown.filter((left, index) => index > 0 && left > (shown[index - 1] ?? left))
  return { rises: rises.length, changes: changes.length }
}

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`the time left of a jittery history of five minutes counts down and seldom goes up (seed ${seed})`, () => {
    const readings = jitteryHistory(seed)
    const { rises, changes } = movesOf(readings)
    expect(rises).toBeLessThanOrEqual(2)
    expect(changes).toBeLessThanOrEqual(24)
    const late = readings.filter(({ at, trueLeft }) => at > 60_000 && trueLeft > 30_000)
    for (const { leftMs = Number.NaN, trueLeft } of late) expect(Math.abs(leftMs - trueLeft)).toBeLessThan(Math.max(trueLeft * 0.45, 25_000))
  })

  test(`the rate of a jittery history stays for long, near the truth (seed ${seed})`, () => {
    const rates = jitteryHistory(seed).flatMap(({ perSecond, at }) => (perSecond === undefined || at < 30_000 ? [] : [perSecond]))
    const changes = rates.filter((rate, index) => index > 0 && rate !== rates[index - 1])
    expect(changes.length).toBeLessThanOrEqual(12)
    for (const rate of rates) expect(Math.abs(rate - 4)).toBeLessThan(2)
  })

  test(`large, rare pieces do not make it jump either (seed ${seed})`, () => {
    const { rises } = movesOf(jitteryHistory(seed, { total: 2_400, burst: 20 }))
    expect(rises).toBeLessThanOrEqual(4)
  })
}

/** Reads each second, `perSecond` more each time. */
function goOn(meter: PaceMeter, from: { at: number; done: number }, seconds: number, perSecond: number, total: number): Pace {
  let pace: Pace = {}
  for (let second = 1; second <= seconds; second += 1) pace = meter.read(running(from.done + second * perSecond, total), from.at + second * 1_000)
  return pace
}

test('tells nothing before it has seen some seconds of progress', () => {
  const meter = createPaceMeter()
  expect(meter.read(running(10, 100), 0)).toEqual({})
  expect(meter.read(running(11, 100), 1_000)).toEqual({})
  expect(goOn(meter, { at: 1_000, done: 11 }, 5, 1, 100).leftMs).toBeGreaterThan(0)
})

test('tells at once what a task that is under way says of its past, whatever the time was at its clock', () => {
  const hourOff = 3_600_000
  const meter = createPaceMeter({ startedAt: hourOff, updatedAt: hourOff + 40_000 })
  expect(meter.read(running(100, 200), 5)).toEqual({ perSecond: 2.5, unit: 'pages', leftMs: 40_000 })
})

test('follows a pace that halves, without a leap', () => {
  const meter = createPaceMeter()
  const before = goOn(meter, { at: 0, done: 0 }, 60, 4, 1_000)
  expect(Math.abs((before.leftMs ?? 0) - 190_000)).toBeLessThan(30_000)
  const after = goOn(meter, { at: 60_000, done: 240 }, 90, 2, 1_000)
  expect(after.leftMs).toBeGreaterThan(240_000)
  expect(after.leftMs).toBeLessThan(360_000)
})

test('tells nothing while all wait or are stalled, and does not count that time', () => {
  const meter = createPaceMeter()
  goOn(meter, { at: 0, done: 0 }, 30, 2, 200)
  expect(meter.read(running(60, 200, { running: 0 }), 30_500)).toEqual({})
  expect(meter.read(running(60, 200, { running: 0, state: 'stalled' }), 400_000)).toEqual({})
  meter.read(running(60, 200), 400_000)
  expect(goOn(meter, { at: 400_000, done: 60 }, 10, 2, 200).perSecond).toBeCloseTo(2, 0)
})

test('more to do raises the time left; it is not going back', () => {
  const meter = createPaceMeter()
  goOn(meter, { at: 0, done: 0 }, 30, 2, 100)
  const { leftMs, perSecond } = goOn(meter, { at: 30_000, done: 60 }, 40, 2, 400)
  expect(perSecond).toBe(2)
  expect(leftMs).toBeGreaterThan(100_000)
})

test('begins anew with work that begins anew', () => {
  const meter = createPaceMeter()
  goOn(meter, { at: 0, done: 0 }, 30, 5, 200)
  expect(meter.read(running(0, 200), 31_000)).toEqual({})
  expect(goOn(meter, { at: 31_000, done: 0 }, 20, 1, 200).perSecond).toBe(1)
})

test('a count without an end has a rate and no time left', () => {
  const meter = createPaceMeter()
  let pace: Pace = {}
  for (let second = 0; second < 20; second += 1) pace = meter.read(running(second * 3, 0, { fraction: undefined }), second * 1_000)
  expect(pace).toEqual({ perSecond: 3, unit: 'pages', leftMs: undefined })
})

test('tells nothing of what is not finite, and of what will take weeks', () => {
  const meter = createPaceMeter({ startedAt: 0, updatedAt: 86_400_000 })
  expect(meter.read(running(1, 1_000, {}), 0).leftMs).toBeUndefined()
  for (const broken of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const other = createPaceMeter()
    for (let second = 0; second < 10; second += 1) {
      const { leftMs, perSecond } = other.read(running(broken, broken, { fraction: broken }), second * 1_000)
      expect([leftMs, perSecond]).toEqual([undefined, undefined])
    }
  }
})

test('a clock that goes back by an hour does no harm', () => {
  const meter = createPaceMeter()
  goOn(meter, { at: 3_600_000, done: 0 }, 20, 2, 200)
  const { perSecond, leftMs } = goOn(meter, { at: 0, done: 40 }, 30, 2, 200)
  expect(perSecond).toBeGreaterThan(1.5)
  expect(perSecond).toBeLessThan(3)
  expect(leftMs).toBeGreaterThan(20_000)
})
