// The board's times are wall-clock times at the place they are about: they are shown as they stand, whatever zone the reader is in.
const LOCALE = 'en-GB'

const wallClock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
const day = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
const wholeEuros = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** The time of a wall-clock time `YYYY-MM-DDTHH:mm`, `14:05`. */
export function formatTime(local: string): string {
  return wallClock.format(wallTime(local))
}

/** The day of a wall-clock time or of a day, `Fri 27 Nov`. */
export function formatDay(local: string): string {
  return day.format(wallTime(local)).replace(',', '')
}

/** Days between the days of two wall-clock times. */
export function daysBetween(from: string, to: string): number {
  return Math.round((wallTime(to.slice(0, 10)) - wallTime(from.slice(0, 10))) / 86_400_000)
}

/** Minutes as `2 h 35 min`. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

/** Whole euros, `€1,240`. */
export function formatEuros(amount: number): string {
  return wholeEuros.format(amount)
}

/** One decimal, `8.7`. */
export function formatRating(rating: number): string {
  return oneDecimal.format(rating)
}

/** `1 night`, `2 nights`. */
export function formatCount(count: number, one: string, other: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : other}`
}

function wallTime(local: string): number {
  return Date.parse(local.length === 10 ? `${local}T00:00Z` : `${local}Z`)
}
