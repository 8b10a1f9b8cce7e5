import { useConnection, useSelection, useSelections } from '@callboard/react'
import type { ReactElement } from 'react'
import { Icon } from '../layout/icon.tsx'
import { Panel } from '../layout/panel.tsx'
import { ActivityDays } from './activity-days.tsx'
import { BudgetControl } from './budget-control.tsx'
import { FlightCard } from './flight-card.tsx'
import { HotelCard } from './hotel-card.tsx'
import { TotalLine } from './total-line.tsx'
import { TripLine } from './trip-line.tsx'
import { UndoProvider } from './undo.tsx'

/** What has been chosen so far, in the order of the journey; everything on it can be removed. */
export function Itinerary(): ReactElement {
  const { everSynced } = useConnection()
  const outbound = useSelection('flight/outbound')
  const back = useSelection('flight/return')
  const hotel = useSelection('hotel')
  const activities = useSelections('activity')
  const isEmpty = [outbound, back, hotel].every(({ raw }) => raw === undefined) && activities.length === 0
  return (
    <Panel title="Itinerary" area="itinerary" aside={<BudgetControl />}>
      <UndoProvider>
        <TripLine />
        <div className="tp-itinerary">
          {isEmpty
            ? <EmptyItinerary loading={!everSynced} />
            : (
              <>
                <FlightCard selection="flight/outbound" />
                <HotelCard />
                <ActivityDays />
                <FlightCard selection="flight/return" />
              </>
            )}
        </div>
        <TotalLine />
      </UndoProvider>
    </Panel>
  )
}

function EmptyItinerary({ loading }: { readonly loading: boolean }): ReactElement {
  return (
    <div className="tp-empty">
      <Icon name="ticket" />
      <p>{loading ? 'Opening the board…' : 'Nothing has been chosen yet. Flights, hotel and things to do appear here as the agents pick them.'}</p>
    </div>
  )
}
