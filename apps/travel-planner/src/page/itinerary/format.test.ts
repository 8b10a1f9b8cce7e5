import { expect, test } from 'vitest'
import { daysBetween, formatCount, formatDay, formatEuros, formatMinutes, formatTime } from './format.ts'

test('a wall-clock time is shown as it stands, whatever zone the reader is in', () => {
  expect(formatTime('2026-11-27T06:05')).toBe('06:05')
  expect(formatDay('2026-11-27T23:55')).toBe('Fri 27 Nov')
  expect(formatDay('2026-11-27')).toBe('Fri 27 Nov')
})

test('an arrival after midnight is a day later', () => {
  expect(daysBetween('2026-11-27T23:10', '2026-11-28T01:20')).toBe(1)
  expect(daysBetween('2026-11-27T08:10', '2026-11-27T11:20')).toBe(0)
})

test('durations, amounts and counts read as a person would write them', () => {
  expect([formatMinutes(155), formatMinutes(120), formatMinutes(45)]).toEqual(['2 h 35 min', '2 h', '45 min'])
  expect(formatEuros(1240)).toBe('€1,240')
  expect([formatCount(1, 'night'), formatCount(2, 'night')]).toEqual(['1 night', '2 nights'])
})
