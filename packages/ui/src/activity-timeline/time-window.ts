/** The stretch of time in view. */
export interface TimeWindow {
  /** How long it is, milliseconds. */
  readonly length: number
  /** Where it ends, relay milliseconds; `undefined`: now, and it goes along with the time. */
  readonly end: number | undefined
}

/** Shorter and longer stretches show nothing that could be told apart. */
const SHORTEST_MS = 5_000
const LONGEST_MS = 7 * 24 * 3_600_000

/** Room after now, as a part of what is in view. */
const AHEAD = 0.04

/** Where it begins and ends, as seen at `now`. */
export function boundsOf({ length, end }: TimeWindow, now: number): { readonly from: number; readonly to: number } {
  const to = end ?? now + length * AHEAD
  return { from: to - length, to }
}

/** Longer (`factor` over 1) or shorter by a factor around a place in it, 0 at its beginning and 1 at its end. */
export function zoomed(view: TimeWindow, factor: number, place: number, now: number): TimeWindow {
  const { from } = boundsOf(view, now)
  const length = Math.min(Math.max(view.length * factor, SHORTEST_MS), LONGEST_MS)
  if (view.end === undefined) return { length, end: undefined }
  return settled({ length, end: from + view.length * place + length * (1 - place) }, now)
}

/** Moved by a part of its length: below 0 earlier, above later. At now it goes along with the time. */
export function panned(view: TimeWindow, part: number, now: number): TimeWindow {
  return settled({ length: view.length, end: boundsOf(view, now).to + view.length * part }, now)
}

function settled({ length, end }: TimeWindow, now: number): TimeWindow {
  return { length, end: end === undefined || end >= now + length * AHEAD ? undefined : end }
}

/** What holds all from `first` until now. */
export function fitted(first: number | undefined, now: number): TimeWindow {
  const length = first === undefined ? 60_000 : (now - first) * (1 + 3 * AHEAD)
  return { length: Math.min(Math.max(length, SHORTEST_MS), LONGEST_MS), end: undefined }
}

const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400].map((seconds) => seconds * 1_000)

/** Where the scale has its marks: round times, at most `most`. */
export function ticksOf(from: number, to: number, most: number): { readonly times: readonly number[]; readonly step: number } {
  const step = STEPS_MS.find((candidate) => (to - from) / candidate <= most) ?? (to - from) / most
  // Round as the reader's clock has it, where time zones differ by parts of a day.
  const offset = new Date(from).getTimezoneOffset() * 60_000
  const first = Math.ceil((from - offset) / step) * step + offset
  const times: number[] = []
  for (let time = first; time <= to; time += step) times.push(time)
  return { times, step }
}
