const DAY_MS = 86_400_000

/** The calendar day, `YYYY-MM-DD`, of an instant as seen by this machine's clock. */
export function dayOf(date: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

/** The day `count` days after `day`; before it when negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay()
}

/** The first day from `day` on that is that weekday (0 is Sunday), `day` itself included. */
export function nextWeekday(day: string, target: number): string {
  return addDays(day, (target - weekday(day) + 7) % 7)
}

const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })

/** `Friday`. */
export function weekdayName(day: string): string {
  return weekdayFormat.format(new Date(`${day}T00:00Z`))
}

/** `Friday 5 June`, with the year when it is not that of `today`. */
export function describeDay(day: string, today: string): string {
  const text = dayFormat.format(new Date(`${day}T00:00Z`)).replace(',', '')
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`
}
