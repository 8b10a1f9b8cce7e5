import { useConnection, useSelection, useSelections } from '@callboard/react'
import { SelectionList } from '@callboard/ui'
import { Ticket } from 'lucide-react'
import type { ReactElement } from 'react'
import { ActivityDays } from './activity-days.tsx'
import { BudgetControl } from './budget-control.tsx'
import { describeChoice } from './describe-choice.ts'
import { FlightCard } from './flight-card.tsx'
import { HotelCard } from './hotel-card.tsx'
import { TotalLine } from './total-line.tsx'
import { TripLine } from './trip-line.tsx'

/** What has been chosen so far, last that of which nobody knows how much it will be; everything on it can be removed, and put back. */
export function Itinerary(): ReactElement {
  const { everSynced } = useConnection()
  const outbound = useSelection('flight/outbound')
  const back = useSelection('flight/return')
  const hotel = useSelection('hotel')
  const activities = useSelections('activity')
  const { value: trip } = useSelection('trip')
  const isEmpty = [outbound, back, hotel].every(({ raw }) => raw === undefined) && activities.length === 0
  const isPlanned = trip !== undefined
  // What was taken off one trip is not put back into another.
  const tripKey = [trip?.destination.name, trip?.departDay, trip?.returnDay].join()
  return (
    <SelectionList.Root key={tripKey} className="tp-itinerary" describe={describeChoice} undoes="own">
      <header className="tp-head">
        <SelectionList.Title>Itinerary</SelectionList.Title>
        <BudgetControl />
      </header>
      <TripLine />
      {isEmpty && !isPlanned
        ? <EmptyItinerary loading={!everSynced} />
        : (
          <>
            <FlightCard selection="flight/outbound" isComing={isPlanned} />
            <FlightCard selection="flight/return" isComing={trip?.returnDay !== undefined} />
            <HotelCard isComing={isPlanned} />
            <ActivityDays />
          </>
        )}
      <footer className="tp-foot">
        <SelectionList.Undo />
        <TotalLine />
      </footer>
    </SelectionList.Root>
  )
}

function EmptyItinerary({ loading }: { readonly loading: boolean }): ReactElement {
  return (
    <p className="tp-empty">
      <Ticket size="1.75em" strokeWidth={1.5} aria-hidden="true" />
      {loading ? 'Opening the board…' : 'Nothing has been chosen yet. Flights, hotel and things to do appear here as the agents pick them.'}
    </p>
  )
}
