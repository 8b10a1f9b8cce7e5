import type { Trip } from '../../board/trip.ts'

/** Whether two trips are the same in every respect. */
export function sameTrip(before: Trip | undefined, after: Trip): boolean {
  return before !== undefined && JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))
}

function sorted(value: object): unknown {
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => [
    key,
    typeof part === 'object' && part !== null ? sorted(part) : part,
  ])
  return entries.toSorted(([left], [right]) => left.localeCompare(right))
}
