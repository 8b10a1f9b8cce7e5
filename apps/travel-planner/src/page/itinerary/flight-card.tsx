import { useSelection } from '@callboard/react'
import { Plane } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Flight } from '../../board/flight.ts'
import { Card, ComingCard, UnreadableCard } from './card.tsx'
import { daysBetween, formatDay, formatEuros, formatMinutes, formatTime } from './format.ts'

export interface FlightCardProps {
  readonly selection: 'flight/outbound' | 'flight/return'
  /** Whether it is looked for, so that its place is kept. */
  readonly isComing: boolean
}

/** A flight with its times and price, or its place, or nothing when none is chosen. */
export function FlightCard({ selection, isComing }: FlightCardProps): ReactElement | null {
  const { value: flight, valid, issues } = useSelection(selection)
  const kind = selection === 'flight/outbound' ? 'Outbound flight' : 'Return flight'
  if (!valid) return <UnreadableCard selection={selection} title={kind} issues={issues} />
  if (flight === undefined) return isComing ? <ComingCard icon={Plane} kind={kind} /> : null
  return (
    <Card
      selection={selection}
      icon={Plane}
      kind={`${kind} · ${formatDay(flight.departsAt)}`}
      title={`${flight.fromCity} to ${flight.toCity}`}
      price={formatEuros(flight.totalEur)}
      priceNote={flight.totalEur === flight.priceEur ? undefined : `${formatEuros(flight.priceEur)} each`}
    >
      <FlightLeg flight={flight} />
      <p className="tp-soft">{flight.carrier} {flight.number} · {flight.fare} fare</p>
    </Card>
  )
}

function FlightLeg({ flight }: { readonly flight: Flight }): ReactElement {
  const later = daysBetween(flight.departsAt, flight.arrivesAt)
  return (
    <p className="tp-leg">
      <span className="tp-leg-end">
        <time dateTime={flight.departsAt}>{formatTime(flight.departsAt)}</time>
        <abbr title={flight.from.name}>{flight.from.iata}</abbr>
      </span>
      <span className="tp-leg-line">
        <span>{formatMinutes(flight.durationMinutes)}</span>
        <span className="tp-leg-rule" aria-hidden="true" />
        <span>{flight.via.length === 0 ? 'direct' : `via ${flight.via.join(', ')}`}</span>
      </span>
      <span className="tp-leg-end">
        <time dateTime={flight.arrivesAt}>
          {formatTime(flight.arrivesAt)}
          {later !== 0 && <sup title={`${later} day later`}>{later > 0 ? `+${later}` : later}</sup>}
        </time>
        <abbr title={flight.to.name}>{flight.to.iata}</abbr>
      </span>
    </p>
  )
}
