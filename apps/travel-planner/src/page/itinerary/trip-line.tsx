import { useSelection } from '@callboard/react'
import { ArrowRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { formatCount, formatDay } from './format.ts'

/** What is being planned, in one line: from where to where, when, for how many. */
export function TripLine(): ReactElement | null {
  const { value: trip, valid } = useSelection('trip')
  if (trip === undefined || !valid) return null
  const { adults, children } = trip.party
  const travellers = [formatCount(adults, 'adult'), children > 0 ? formatCount(children, 'child', 'children') : ''].filter(Boolean)
  return (
    <div className="tp-trip">
      <p className="tp-trip-route">
        <span>{trip.origin.name}</span>
        <ArrowRight className="tp-flip" size="0.9em" aria-label="to" />
        <span>{trip.destination.name}</span>
      </p>
      <p className="tp-soft">
        {formatDay(trip.departDay)}
        {trip.returnDay && ` to ${formatDay(trip.returnDay)}`}
        {' · '}{travellers.join(', ')}
        {' · '}{trip.style}
      </p>
    </div>
  )
}
