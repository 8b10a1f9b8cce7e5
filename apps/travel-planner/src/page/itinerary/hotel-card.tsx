import { useSelection } from '@callboard/react'
import { BedDouble } from 'lucide-react'
import type { ReactElement } from 'react'
import { Card, ComingCard, UnreadableCard } from './card.tsx'
import { formatCount, formatDay, formatEuros, formatRating } from './format.ts'

export interface HotelCardProps {
  /** Whether it is looked for, so that its place is kept. */
  readonly isComing: boolean
}

/** The hotel with its dates and price, or its place, or nothing when none is chosen. */
export function HotelCard({ isComing }: HotelCardProps): ReactElement | null {
  const { value: hotel, valid, issues } = useSelection('hotel')
  if (!valid) return <UnreadableCard selection="hotel" title="Hotel" issues={issues} />
  if (hotel === undefined) return isComing ? <ComingCard icon={BedDouble} kind="Hotel" /> : null
  return (
    <Card
      selection="hotel"
      icon={BedDouble}
      kind={`Hotel · ${formatDay(hotel.checkIn)} to ${formatDay(hotel.checkOut)}`}
      title={hotel.name}
      price={formatEuros(hotel.totalEur)}
      priceNote={formatCount(hotel.nights, 'night')}
    >
      <p className="tp-soft">
        <span className="tp-stars" role="img" aria-label={formatCount(hotel.stars, 'star')}>{'★'.repeat(hotel.stars)}</span>
        {' '}Rated {formatRating(hotel.rating)} · {hotel.area}, {formatRating(hotel.distanceKm)} km from the centre
      </p>
      <p className="tp-soft">
        {formatCount(hotel.rooms, 'room')} · {formatEuros(hotel.priceEur)} a night{hotel.rooms > 1 && ' each'}
      </p>
    </Card>
  )
}
