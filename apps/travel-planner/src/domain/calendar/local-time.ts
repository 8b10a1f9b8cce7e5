import { addDays } from './day.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** Minutes that a time zone is ahead of UTC at noon of a day. Throws a RangeError for an unknown zone. */
export function zoneOffsetMinutes(timeZone: string, day: string): number {
  const key = `${timeZone}|${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  const name = format.formatToParts(new Date(`${day}T12:00Z`)).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const offset = hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  offsets.set(key, offset)
  return offset
}

/** The wall-clock time, `YYYY-MM-DDTHH:mm`, some minutes after midnight of a day; they may pass the next midnight. */
export function localTime(day: string, minutes: number): string {
  const days = Math.floor(minutes / 1_440)
  const rest = minutes - days * 1_440
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${addDays(day, days)}T${pad(Math.floor(rest / 60))}:${pad(Math.round(rest % 60))}`
}

/** `YYYY-MM-DD` of a local time. */
export function dayOfTime(time: string): string {
  return time.slice(0, 10)
}

/** Minutes after midnight of a local time. */
export function minutesOfTime(time: string): number {
  return Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))
}

/** `19:05` of a local time. */
export function clockTime(time: string): string {
  return time.slice(11, 16)
}

/** `2 h 45 min`. */
export function describeMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes % 60)
  return hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
