import type { ParsedComponents, ParsedResult } from 'chrono-node'
import * as chrono from 'chrono-node'
import { addDays, daysBetween, nextWeekday, weekday } from '../../domain/calendar/day.ts'
import type { TripIntent } from '../intent.ts'
import type { Clause } from './clause.ts'
import { NUMBER, toNumber } from './numbers.ts'
import { pattern } from './pattern.ts'
import { readHoliday, readMonth, readPartOfMonth, readWeekend, startOfWeekend } from './read-periods.ts'

/** What a message says about when. */
export type Dates = {
  -readonly [Key in 'departDay' | 'returnDay' | 'nights' | 'shiftDays' | 'addNights' | 'oneWay']?: TripIntent[Key]
}

const UNIT = '(?<unit>nights?|days?|weeks?)'
const shift = pattern`\b(?<count>${NUMBER}) ${UNIT} (?<way>later|earlier|sooner)\b`
const postpone = pattern`
  \b(?<verb>postpone|delay|push(?: back| out)?|move back|bring forward|move forward|move up
  |pull forward)(?: (?:it|the trip|everything|all))?(?: (?:back|out|forward))?(?: by)? (?<count>${NUMBER}) ${UNIT}\b
`
const extend = pattern`
  \b(?:(?:stay|add|extend|lengthen|make it|with|for|i want|we want|let's stay)(?: (?:it
  |the trip|the stay|our stay|my stay))?(?: (?:by|for))? )?(?<count>${NUMBER}|another)
  (?: )(?<more>more |extra |additional |further )?
  (?<unit>nights?|days?|weeks?)(?<after> (?:longer|more|extra))?\b
`
const shorten = pattern`
  \b(?:(?:shorten|cut)(?: (?:it|the trip|the stay|our stay))?(?: (?:by|short by))? (?<count>${NUMBER}) ${UNIT}
  |(?<other>${NUMBER}) (?<otherUnit>nights?|days?|weeks?) (?:less|fewer|shorter))\b
`
const duration = pattern`
  \b(?<in>in |after )?(?:for |of |lasting )?(?:about |around |just |only |the )?(?<count>${NUMBER})[- ]
  (?<unit>nights?|days?|weeks?)\b(?<from> from (?:now|today)| ago)?
`
const fortnight = /\b(?:for )?a fortnight\b/
const dayTrip = pattern`
  \b(?:for )?(?:(?:a |the )?day[- ]trip|just (?:for )?the day|same day|there and back in a day
  |for the day)\b
`
const overnight = /\b(?:overnight|for the night)\b/
const oneWay = pattern`
  \b(?:one[- ]way|no return(?: flight)?|without (?:a )?return(?: flight)?|not coming back
  |don't need (?:a )?return(?: flight)?)\b
`
const ordinal = /\b(?:on |from )?the (?<day>\d{1,2})(?:st|nd|rd|th)\b(?! of\b)/
const RETURNS = pattern`
  \b(?:back|return(?:ing|s)?(?: (?:date|day|flight|trip|journey))?
  |coming (?:back|home)|come (?:back|home)|(?:fly|flying|go|going
  |get|be|head) (?:back|home)|until|till?|through|home)(?: (?:on|by|for|to(?= *$)|to [\p{L} ]{2,30}))?\s*$
`

const gb = chrono.en.GB

/** When the trip on the board is: a bare "Saturday" is then one about it. */
export interface TripDays {
  readonly departDay?: string | undefined
  readonly returnDay?: string | undefined
}

/** Reads when a trip is, or by how much it moves. Days in the past are read as those of next year. */
export function readDates(clause: Clause, today: string, trip: TripDays = {}): Dates {
  const dates: Dates = {}
  if (clause.take(oneWay) !== undefined) dates.oneWay = true
  readMoves(clause, dates, trip)
  readLength(clause, dates)
  const weekend = readWeekend(clause, today)
  const period =
    readHoliday(clause, today) ??
    readPartOfMonth(clause, today) ??
    readSpan(clause, today, trip) ??
    readMonth(clause, today)
  if (weekend !== undefined && period?.returnDay === undefined) {
    dates.nights ??= weekend.nights
    dates.departDay = period?.departDay === undefined ? weekend.friday : startOfWeekend(period.departDay)
  } else if (period !== undefined) {
    if (period.departDay !== undefined) dates.departDay = period.departDay
    if (period.returnDay !== undefined) dates.returnDay = period.returnDay
    if (period.nights !== undefined) dates.nights ??= period.nights
  }
  if (dates.departDay !== undefined && dates.returnDay !== undefined) delete dates.nights
  return dates
}

/** The one day that a text names, for example "on Saturday": one of the trip, if it has such a day. */
export function readDay(clause: Clause, today: string, trip: TripDays = {}): string | undefined {
  const [result] = parse(clause, today)
  if (result === undefined) return takeOrdinal(clause, today)?.departDay
  const day = toDay(result.start)
  const { departDay } = trip
  return departDay !== undefined && isBareWeekday(result) ? nextWeekday(departDay, weekday(day)) : day
}

function readMoves(clause: Clause, dates: Dates, trip: TripDays): void {
  const homeward = clause.has(/\b(?:back|home|return|stay|until|end)\b/)
  const outward = clause.has(/\b(?:leave|depart|start|set off|fly out|go out|begin)\b/)
  const moved = clause.take(shift)?.groups
  // Said twice, it is meant once.
  while (moved !== undefined && clause.take(shift) !== undefined);
  if (moved !== undefined) {
    const nights = /night/i.test(moved['unit'] ?? '')
    const days = toDays(moved['count'], moved['unit']) * (moved['way']?.toLowerCase() === 'later' ? 1 : -1)
    if (nights || homeward) dates.addNights = days
    else if (outward && trip.departDay !== undefined && trip.returnDay !== undefined) {
      // Only the departure moves; the return stays.
      dates.departDay = addDays(trip.departDay, days)
      dates.returnDay = trip.returnDay
    } else dates.shiftDays = days
  }
  const postponed = clause.take(postpone)?.groups
  if (postponed !== undefined) {
    const forward = /forward|up/i.test(postponed['verb'] ?? '')
    dates.shiftDays = toDays(postponed['count'], postponed['unit']) * (forward ? -1 : 1)
  }
  const shorter = clause.take(shorten)?.groups
  if (shorter !== undefined) {
    dates.addNights = -toDays(shorter['count'] ?? shorter['other'], shorter['unit'] ?? shorter['otherUnit'])
  }
  const match = extend.exec(clause.text)?.groups
  const longer = match?.['more'] ?? match?.['after']
  const extended = match !== undefined && (longer !== undefined || match['count'] === 'another' || isExtension(clause))
  if (match !== undefined && extended) {
    clause.take(extend)
    dates.addNights =
      match['count'] === 'another' ? toDays('one', match['unit']) : toDays(match['count'], match['unit'])
  }
}

/** "Add a day", "extend by two nights": longer by that much, without "more". */
function isExtension(clause: Clause): boolean {
  const verb = pattern`
    \b(?:add|extend|lengthen)(?: (?:it|the trip|the stay|our stay|my stay))?
    (?: by)? ${NUMBER} (?:nights?|days?|weeks?)\b
  `
  return clause.has(verb)
}

function readLength(clause: Clause, dates: Dates): void {
  if (clause.take(dayTrip) !== undefined) dates.nights = 0
  else if (clause.take(overnight) !== undefined) dates.nights = 1
  else if (clause.take(fortnight) !== undefined) dates.nights = 14
  for (const match of clause.text.matchAll(new RegExp(duration.source, 'giu'))) {
    const groups = match.groups ?? {}
    // "in ten days" says when, not how long: that is left for the calendar.
    if (groups['in'] !== undefined || groups['from'] !== undefined) continue
    const count = toNumber((groups['count'] ?? '').toLowerCase())
    const unit = (groups['unit'] ?? '').toLowerCase()
    clause.takeRange(match.index, match.index + match[0].length)
    dates.nights = unit.startsWith('night') ? count : unit.startsWith('week') ? count * 7 : Math.max(0, count - 1)
    return
  }
}

function readSpan(clause: Clause, today: string, trip: TripDays): Dates | undefined {
  const at = ordinal.exec(clause.text)?.index ?? 0
  const homeward = RETURNS.test(clause.text.slice(0, at))
  const results = parse(clause, today)
  const first = results[0] === undefined ? undefined : toDay(results[0].start)
  const numbered = takeOrdinal(clause, first ?? (homeward ? trip.departDay : undefined) ?? today)
  if (results.length === 0)
    return homeward && numbered?.departDay !== undefined ? { returnDay: numbered.departDay } : numbered
  const dates: Dates = {}
  for (const result of results.slice(0, 3)) {
    const home = RETURNS.test(clause.text.slice(0, result.index)) || dates.departDay !== undefined
    const start = nearTrip(result, trip, home, today)
    const end = result.end === null || result.end === undefined ? undefined : toDay(result.end)
    if (end !== undefined && dates.departDay === undefined) {
      dates.departDay = nearTrip(result, trip, false, today)
      dates.returnDay = addDays(end, daysBetween(toDay(result.start), dates.departDay))
    } else if (home) dates.returnDay ??= start
    else dates.departDay = start
  }
  for (const { text } of results) {
    const start = clause.text.indexOf(text)
    if (start >= 0) clause.takeRange(start, start + text.length)
  }
  if (numbered?.departDay !== undefined) {
    if (homeward) dates.returnDay ??= numbered.departDay
    else dates.departDay ??= numbered.departDay
  }
  return inOrder(dates)
}

/** A bare weekday is one about the trip on the board: the nearest to its departure, or the first after it to return. */
function nearTrip(result: ParsedResult, { departDay }: TripDays, home: boolean, today: string): string {
  const day = toDay(result.start)
  if (departDay === undefined || !isBareWeekday(result)) return comingDay(result, today)
  if (home) return nextWeekday(addDays(departDay, 1), weekday(day))
  const after = nextWeekday(addDays(departDay, -3), weekday(day))
  return after > today ? after : addDays(after, 7)
}

/** "Friday", said on a Friday, is the next one: today's flights are gone. */
function comingDay(result: ParsedResult, today: string): string {
  const day = toDay(result.start)
  return day === today && isBareWeekday(result) ? addDays(day, 7) : day
}

/** "Saturday" or "on Saturday", but not "next Saturday" or "Saturday 6 June". */
function isBareWeekday({ start, text }: ParsedResult): boolean {
  return start.isCertain('weekday') && !start.isCertain('day') && !/\b(?:next|this|coming)\b/i.test(text)
}

/** A return is never before the departure: "Friday, back Monday" said on a Saturday means the Monday after. */
function inOrder(dates: Dates): Dates {
  const { departDay, returnDay } = dates
  if (departDay === undefined || returnDay === undefined || daysBetween(departDay, returnDay) >= 0) return dates
  const late = daysBetween(returnDay, departDay)
  return { ...dates, returnDay: late < 7 ? nextWeekday(departDay, weekday(returnDay)) : addDays(returnDay, 365) }
}

function parse(clause: Clause, today: string): readonly ParsedResult[] {
  spellDays(clause)
  const reference = new Date(`${today}T12:00:00`)
  return gb
    .parse(clause.text, reference, { forwardDate: true })
    .filter((result) => isDay(result, clause.text) && toDay(result.start) >= today)
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?' +
  '|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const spelt = pattern`
  \b(?:from |between )?(?:the )?(?<from>\d{1,2})(?:st|nd|rd|th)? ?(?:to|until|till|and|through
  |-) ?(?:the )?(?<to>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${MONTH})\b
`

const american = pattern`
  \b(?<month>${MONTH}) (?<from>\d{1,2})(?:st|nd|rd|th)?(?: ?(?:to|until|till|through|-) ?(?<to>\d{1,2})
  (?:st|nd|rd|th)?)?(?![\d:./]| ?(?:am|pm|nights?|days?|weeks?|people|adults)\b| ${MONTH})
`

/** Writes "from 3 to 7 June" and "June 12" so that the date parser reads days, and neither hours nor years. */
function spellDays(clause: Clause): void {
  const month = american.exec(clause.text)
  if (month?.groups !== undefined) {
    const { from, to } = month.groups
    const days = to === undefined ? from : `${from} - ${to}`
    clause.replaceRange(month.index, month.index + month[0].length, `${days} ${month.groups['month']}`)
  }
  const match = spelt.exec(clause.text)
  const groups = match?.groups
  if (match === null || groups === undefined) return
  const text = `${groups['from']} - ${groups['to']} ${groups['month']}`
  clause.replaceRange(match.index, match.index + match[0].length, text)
}

/** Hours alone, whole months and words such as "now" or "sun" (of sun and sea) are no days. */
function isDay(result: ParsedResult, text: string): boolean {
  const { start } = result
  if (/^(?:now|right now|at the moment|today's|second|current(?:ly)?)$/i.test(result.text)) return false
  if (/^(?:sat|sun|mar|may|mon|wed|fri)$/i.test(result.text) && isWord(result, text)) return false
  if (/weekend/i.test(result.text)) return false
  return start.isCertain('day') || start.isCertain('weekday')
}

function isWord(result: ParsedResult, text: string): boolean {
  const after = text.slice(result.index + result.text.length)
  return /^\s+(?:and (?:sea|beach|sand|fun)|cream|lotion|bath|set)/i.test(after)
}

function takeOrdinal(clause: Clause, today: string): Dates | undefined {
  const day = clause.take(ordinal)?.groups?.['day']
  if (day === undefined) return undefined
  const inMonth = (month: string): string => `${month.slice(0, 8)}${day.padStart(2, '0')}`
  const here = inMonth(today)
  return { departDay: here >= today ? here : inMonth(addDays(`${today.slice(0, 8)}28`, 7)) }
}

function toDay(components: ParsedComponents): string {
  const date = components.date()
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

function toDays(count: string | undefined, unit: string | undefined): number {
  return toNumber((count ?? 'one').toLowerCase()) * (unit?.toLowerCase().startsWith('week') === true ? 7 : 1)
}
