import { expect, test } from 'vitest'
import { createManualClock } from '../testing/manual-clock.ts'
import { createAlarm } from './alarm.ts'
import type { Clock } from './clock.ts'

test('each deadline rings once, at its time, however they were set', async () => {
  const clock = createManualClock(0)
  const rung: [number, string][] = []
  const alarm = createAlarm(clock, clock.now)
  const set = (key: string, at: number | undefined): void => alarm.set(key, at, () => rung.push([clock.now(), key]))
  set('late', 300)
  set('early', 100)
  set('moved', 50)
  set('moved', 200)
  set('removed', 150)
  set('removed', undefined)
  await clock.advance(1_000)
  expect(rung).toEqual([[100, 'early'], [200, 'moved'], [300, 'late']])
})

test('a deadline may be set again while it rings, or while another does', async () => {
  const clock = createManualClock(0)
  const rung: number[] = []
  const alarm = createAlarm(clock, clock.now)
  const tick = (): void => {
    rung.push(clock.now())
    if (rung.length < 4) alarm.set('tick', clock.now() + 10, tick)
    alarm.set('other', clock.now() + 500, () => rung.push(-1))
  }
  alarm.set('tick', 10, tick)
  await clock.advance(1_000)
  expect(rung).toEqual([10, 20, 30, 40, -1])
})

test('a thousand deadlines that are put off again and again take one timer', async () => {
  const manual = createManualClock(0)
  let timers = 0
  const clock: Clock = {
    ...manual,
    setTimeout: (callback, delayMs) => {
      timers += 1
      return manual.setTimeout(callback, delayMs)
    },
  }
  const alarm = createAlarm(clock, clock.now)
  for (let round = 0; round < 100; round += 1) {
    for (let key = 0; key < 1_000; key += 1) alarm.set(String(key), manual.now() + 15_000, () => {})
    await manual.advance(100)
  }
  expect(timers).toBe(1)
})

test('a deadline that is further off than a timer can wait still rings', async () => {
  const clock = createManualClock(0)
  const rung: number[] = []
  createAlarm(clock, clock.now).set('far', 200_000, () => rung.push(clock.now()))
  await clock.advance(300_000)
  expect(rung).toEqual([200_000])
})

test('nothing rings after the alarm was stopped', async () => {
  const clock = createManualClock(0)
  let rung = 0
  const alarm = createAlarm(clock, clock.now)
  alarm.set('a', 10, () => (rung += 1))
  alarm.stop()
  alarm.set('b', 20, () => (rung += 1))
  await clock.advance(100)
  expect(rung).toBe(0)
})
