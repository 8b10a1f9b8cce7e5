import { useSelection, useSelections } from '@callboard/react'
import type { EntryView } from '@callboard/session'
import { Star } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Activity } from '../../board/activity.ts'
import { Card, UnreadableCard } from './card.tsx'
import { formatDay, formatEuros, formatMinutes, formatRating, formatTime } from './format.ts'

type ActivityKey = `activity/${string}`

/** Things to do, a day at a time. */
export function ActivityDays(): ReactElement {
  const entries = useSelections('activity')
  const unreadable = entries.filter(({ valid }) => !valid)
  return (
    <>
      {byDay(entries.filter(({ valid }) => valid)).map(([day, ofDay]) => (
        <section key={day} className="tp-day" aria-label={formatDay(day)}>
          <p className="tp-soft">{formatDay(day)}</p>
          {ofDay.map(({ key }) => <ActivityCard key={key} selection={key as ActivityKey} />)}
        </section>
      ))}
      {unreadable.map(({ key }) => <ActivityCard key={key} selection={key as ActivityKey} />)}
    </>
  )
}

function ActivityCard({ selection }: { readonly selection: ActivityKey }): ReactElement | null {
  const { value: activity, valid, issues } = useSelection(selection)
  if (!valid) return <UnreadableCard selection={selection} title="Activity" issues={issues} />
  if (activity === undefined) return null
  return (
    <Card
      selection={selection}
      icon={Star}
      kind={`${formatTime(activity.startsAt)} · ${activity.kind}`}
      title={activity.title}
      price={activity.totalEur === 0 ? 'Free' : formatEuros(activity.totalEur)}
    >
      <p className="tp-soft">{formatMinutes(activity.durationMinutes)} · Rated {formatRating(activity.rating)}</p>
    </Card>
  )
}

function byDay(entries: readonly EntryView<Activity>[]): readonly (readonly [day: string, entries: readonly EntryView<Activity>[]])[] {
  const sorted = [...entries].sort((left, right) => left.value.startsAt.localeCompare(right.value.startsAt))
  return [...Map.groupBy(sorted, ({ value }) => value.startsAt.slice(0, 10))]
}
