import { expect, test } from 'vitest'
import { createManualClock } from '../testing/manual-clock.ts'
import { createAlarm } from './alarm.ts'
import type { Clock } from './clock.ts'

test('each deadline rings once, at its time, however they were set', async () => {
  const clock = createManualClock(0)
  const rung: [number, string][] = []
  const alarm = createAlarm(clock, clock.now, (keys) => rung.push(...keys.map((key): [number, string] => [clock.now(), key])))
  alarm.set('late', 300)
  alarm.set('early', 100)
  alarm.set('moved', 50)
  alarm.set('moved', 200)
  alarm.set('removed', 150)
  alarm.set('removed', undefined)
  await clock.advance(1_000)
  expect(rung).toEqual([[100, 'early'], [200, 'moved'], [300, 'late']])
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
  const alarm = createAlarm(clock, clock.now, () => {})
  for (let round = 0; round < 100; round += 1) {
    for (let key = 0; key < 1_000; key += 1) alarm.set(String(key), manual.now() + 15_000)
    await manual.advance(100)
  }
  expect(timers).toBe(1)
})

test('a deadline that is further off than a timer can wait still rings', async () => {
  const clock = createManualClock(0)
  const rung: number[] = []
  const alarm = createAlarm(clock, clock.now, () => rung.push(clock.now()))
  alarm.set('far', 200_000)
  await clock.advance(300_000)
  expect(rung).toEqual([200_000])
})

test('nothing rings after the alarm was stopped', async () => {
  const clock = createManualClock(0)
  let rung = 0
  const alarm = createAlarm(clock, clock.now, () => (rung += 1))
  alarm.set('a', 10)
  alarm.stop()
  alarm.set('b', 20)
  await clock.advance(100)
  expect(rung).toBe(0)
})
