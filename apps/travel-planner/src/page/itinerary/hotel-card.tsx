import { useSelection } from '@callboard/react'
import type { ReactElement } from 'react'
import { Card, UnreadableCard } from './card.tsx'
import { formatCount, formatDay, formatEuros, formatRating } from './format.ts'

/** The hotel with its dates and price, or nothing when none is chosen. */
export function HotelCard(): ReactElement | null {
  const { value: hotel, valid, issues, set, remove } = useSelection('hotel')
  if (!valid) return <UnreadableCard title="Hotel" remove={remove} issues={issues} />
  if (hotel === undefined) return null
  return (
    <Card
      icon="bed"
      kind={`Hotel · ${formatDay(hotel.checkIn)} to ${formatDay(hotel.checkOut)}`}
      title={hotel.name}
      price={formatEuros(hotel.totalEur)}
      priceNote={formatCount(hotel.nights, 'night')}
      item={{ key: 'hotel', title: `hotel ${hotel.name}`, remove, restore: () => set(hotel) }}
    >
      <p className="tp-card-text">
        <span className="tp-stars" role="img" aria-label={formatCount(hotel.stars, 'star')}>{'★'.repeat(hotel.stars)}</span>
        {' '}Rated {formatRating(hotel.rating)} · {hotel.area}, {formatRating(hotel.distanceKm)} km from the centre
      </p>
      <p className="tp-card-text">
        {formatCount(hotel.rooms, 'room')} · {formatEuros(hotel.priceEur)} a night{hotel.rooms > 1 && ' each'}
      </p>
    </Card>
  )
}
