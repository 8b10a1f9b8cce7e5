import { addDays, nextWeekday, weekday } from '../../domain/calendar/day.ts'
import type { Clause } from './clause.ts'
import { pattern } from './pattern.ts'
import type { Dates } from './read-dates.ts'

const MONTHS = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
]
const MONTH = `(?<month>${MONTHS.join('|')})(?: (?<year>20\\d\\d))?`

const weekendIn = pattern`
  \b(?:a |the |one )?(?<which>first|second|third|last|long)?\s?weekend (?:in|of) (?:early |late |mid-? ?)?${MONTH}\b
`
const weekends = pattern`
  \bin (?<count>two|three|2|3) weekends\b|\b(?<later>two|three|2|3) weekends from now\b|\bthe weekend after next\b
`
const weekend = pattern`
    \b(?:for |on |over |at )?(?:(?<which>this|next|the next|the following|following|the coming
    |coming|a|the|one) )?(?:(?<extra>long|extended|3-day|three-day) )?(?:coming )?weekend(?: (?:trip
    |break|getaway|away))?\b
  `
const season = pattern`
  \b(?:in |this |next |over the |in the )?(?<season>spring|summer|autumn|winter)(?: holidays?)?\b(?! (?:palace
  |house|night))
`
const partOfMonth = pattern`
  \b(?:in |at |around |the )*(?<part>early|beginning of|start of|first week (?:of|in)|mid(?:dle of)?-? ?
  |second week (?:of|in)|third week (?:of|in)|late|end of|last week (?:of|in))\s?${MONTH}\b
`
const month = pattern`\b(?:in|during|for|sometime in|some time in|this|next) (?:the month of )?${MONTH}\b`
const nextMonth = /\b(?:some ?time )?(?:in the )?next month\b/
const nextWeek = /\b(?:some ?time )?(?<which>next|this) week\b/

/** A weekend: from a Friday for two nights, a long one for three. */
export interface Weekend {
  readonly nights: number
  /** The Friday that is meant when the message names no other day. */
  readonly friday: string
}

/** Reads weekends. */
export function readWeekend(clause: Clause, today: string): Weekend | undefined {
  const named = clause.take(weekendIn)?.groups
  if (named !== undefined) return weekendInMonth(named, today)
  const counted = clause.take(weekends)
  if (counted !== undefined) {
    const count = counted.groups?.['count'] ?? counted.groups?.['later'] ?? 'two'
    const ahead = count === 'three' || count === '3' ? 2 : 1
    return { nights: 2, friday: addDays(comingFriday(today), 7 * ahead) }
  }
  const match = clause.take(weekend)?.groups
  if (match === undefined) return undefined
  const which = match['which']?.toLowerCase() ?? ''
  const friday = /next$|following$/.test(which) ? addDays(nextMonday(today), 4) : comingFriday(today)
  return { nights: match['extra'] === undefined ? 2 : 3, friday }
}

/** The Friday of the weekend that a day belongs to; other days of the week are left as they are. */
export function startOfWeekend(day: string): string {
  return addDays(day, weekday(day) === 6 ? -1 : weekday(day) === 0 ? -2 : 0)
}

/** Christmas, New Year and Easter. */
export function readHoliday(clause: Clause, today: string): Dates | undefined {
  const year = Number(today.slice(0, 4))
  const coming = (departIn: (year: number) => string, nights: number): Dates => {
    const departDay = departIn(year) > today ? departIn(year) : departIn(year + 1)
    return { departDay, nights }
  }
  if (clause.take(/\b(?:for |at |over )?(?:christmas|xmas)\b(?! market)/) !== undefined)
    return coming((at) => `${at}-12-24`, 3)
  if (clause.take(/\b(?:for |at |over )?new year'?s?(?: eve)?\b/) !== undefined) return coming((at) => `${at}-12-30`, 3)
  if (clause.take(/\b(?:for |at |over )?easter\b/) !== undefined)
    return coming((at) => addDays(easterSunday(at), -2), 3)
  return undefined
}

/** Parts of months, such as "the last week of July", as the first Friday in them. */
export function readPartOfMonth(clause: Clause, today: string): Dates | undefined {
  const part = clause.take(partOfMonth)?.groups
  return part && { departDay: nextWeekday(inMonth(part, today, dayOfPart(part['part'] ?? '')), 5) }
}

/** Months, seasons and weeks, as a first day in them; from a Friday where any day would do. */
export function readMonth(clause: Clause, today: string): Dates | undefined {
  const named = clause.take(month)?.groups
  if (named !== undefined) return { departDay: nextWeekday(inMonth(named, today, 1), 5) }
  if (clause.take(nextMonth) !== undefined)
    return { departDay: nextWeekday(`${addDays(`${today.slice(0, 8)}28`, 7).slice(0, 8)}01`, 5) }
  const week = clause.take(nextWeek)?.groups
  if (week !== undefined)
    return { departDay: week['which']?.toLowerCase() === 'next' ? nextMonday(today) : addDays(today, 1) }
  const time = clause.take(season)?.groups?.['season']?.toLowerCase()
  if (time === undefined) return undefined
  const starts = { spring: '04', summer: '07', autumn: '10', winter: '12' }[time] ?? '07'
  return { departDay: nextWeekday(inMonth({ month: starts }, today, 10), 5) }
}

function weekendInMonth(groups: Readonly<Record<string, string | undefined>>, today: string): Weekend {
  const which = groups['which']?.toLowerCase()
  const first = nextWeekday(inMonth(groups, today, 1), 5)
  const weeks = which === 'second' ? 1 : which === 'third' ? 2 : which === 'last' ? 3 : 0
  return { nights: which === 'long' ? 3 : 2, friday: addDays(first, weeks * 7) }
}

/** The Friday of the coming weekend; on a Friday already the next one, because today's flights are gone. */
function comingFriday(today: string): string {
  return nextWeekday(addDays(today, 1), 5)
}

function nextMonday(today: string): string {
  return nextWeekday(addDays(today, 1), 1)
}

/** A day of a month, this year or, when it has passed, next year. */
function inMonth(groups: Readonly<Record<string, string | undefined>>, today: string, day: number): string {
  const name = groups['month']?.toLowerCase() ?? ''
  const number = /^\d+$/.test(name) ? Number(name) : MONTHS.findIndex((month) => pattern`^${month}$`.test(name)) + 1
  const year = Number(groups['year'] ?? today.slice(0, 4))
  const at = (in_: number): string => `${in_}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (groups['year'] !== undefined) return at(year)
  if (at(year) > today) return at(year)
  return at(year).slice(0, 7) === today.slice(0, 7) ? addDays(today, 1) : at(year + 1)
}

function dayOfPart(part: string): number {
  const text = part.toLowerCase()
  if (text.startsWith('mid') || text.startsWith('third')) return 14
  if (text.startsWith('second')) return 7
  return text.startsWith('late') || text.startsWith('end') || text.startsWith('last') ? 22 : 1
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + d + 15) % 30
  const i = Math.floor(c / 4)
  const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const total = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(total / 31)).padStart(2, '0')}-${String((total % 31) + 1).padStart(2, '0')}`
}
