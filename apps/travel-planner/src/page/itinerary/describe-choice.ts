import type { EntryView } from '@callboard/session'
import type { EntryDescription } from '@callboard/ui'
import type { Activity } from '../../board/activity.ts'
import type { Flight } from '../../board/flight.ts'
import type { Hotel } from '../../board/hotel.ts'

const KINDS: Readonly<Record<string, string>> = { 'flight/outbound': 'Outbound flight', 'flight/return': 'Return flight', hotel: 'Hotel', trip: 'Trip' }

/** How to speak of something that has been chosen: of what cannot be read, by its kind alone. */
export function describeChoice({ key, value, valid }: EntryView): EntryDescription {
  const kind = KINDS[key] ?? 'Activity'
  if (!valid || key === 'trip') return { title: kind }
  if (key.startsWith('flight/')) return { title: `${kind} ${(value as Flight).number}` }
  return { title: key === 'hotel' ? (value as Hotel).name : (value as Activity).title }
}
