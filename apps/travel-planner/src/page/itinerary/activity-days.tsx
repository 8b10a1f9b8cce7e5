import { useSelections } from '@callboard/react'
import type { EntryView } from '@callboard/session'
import type { ReactElement } from 'react'
import type { Activity } from '../../board/activity.ts'
import { Card, UnreadableCard } from './card.tsx'
import { formatDay, formatEuros, formatMinutes, formatRating, formatTime } from './format.ts'

/** Things to do, a day at a time. */
export function ActivityDays(): ReactElement {
  const entries = useSelections('activity')
  const unreadable = entries.filter(({ valid }) => !valid)
  return (
    <>
      {byDay(entries.filter(({ valid }) => valid)).map(([day, ofDay]) => (
        <section key={day} className="tp-day" aria-label={formatDay(day)}>
          <p className="tp-day-title">{formatDay(day)}</p>
          {ofDay.map((entry) => <ActivityCard key={entry.key} entry={entry} />)}
        </section>
      ))}
      {unreadable.map((entry) => <UnreadableCard key={entry.key} item={{ ...entry, title: 'activity' }} issues={entry.issues} />)}
    </>
  )
}

function ActivityCard({ entry }: { readonly entry: EntryView<Activity> }): ReactElement {
  const { key, value: activity } = entry
  return (
    <Card
      icon="star"
      kind={`${formatTime(activity.startsAt)} · ${activity.kind}`}
      title={activity.title}
      price={activity.totalEur === 0 ? 'Free' : formatEuros(activity.totalEur)}
      item={{ key, title: activity.title, value: activity }}
    >
      <p className="tp-card-text">{formatMinutes(activity.durationMinutes)} · Rated {formatRating(activity.rating)}</p>
    </Card>
  )
}

function byDay(entries: readonly EntryView<Activity>[]): readonly (readonly [day: string, entries: readonly EntryView<Activity>[]])[] {
  const sorted = [...entries].sort((left, right) => left.value.startsAt.localeCompare(right.value.startsAt))
  return [...Map.groupBy(sorted, ({ value }) => value.startsAt.slice(0, 10))]
}
