import type { Hotel } from '../../board/hotel.ts'
import type { Trip } from '../../board/trip.ts'
import { scoreHotel, type HotelWish } from '../../domain/hotels/choose-hotel.ts'
import { closeHotels } from '../../domain/hotels/close-hotels.ts'
import { createHotelDirectory } from '../../domain/hotels/hotel-directory.ts'
import { euros } from '../../domain/money/euros.ts'
import type { Scored } from '../../domain/search/best-rows.ts'
import { wishesOf, type ChangeIntent } from '../../language/intent.ts'
import type { Order, OrderResult } from '../a2a/order.ts'
import { cityRecord } from '../specialist/city-record.ts'
import { runOrder, type OrderRun } from '../specialist/run-order.ts'
import { CHANGE_PAGES, latestFirst, PLAN_PAGES, searchRows } from '../specialist/search-rows.ts'
import type { Specialist, SpecialistContext } from '../specialist/specialist.ts'
import { watchRemovals } from '../specialist/watch-removals.ts'
import { followHotels, short, weighingThought } from './hotel-thoughts.ts'

/** Finds a hotel: selection `hotel`. */
export const hotelsSpecialist: Specialist = {
  id: 'hotels',
  name: 'Hotels',
  role: 'Finds a hotel',
  description: 'Searches a generated directory for a hotel that suits a trip and puts it on the board.',
  start: (context) => {
    watchRemovals<Hotel>(
      context,
      (key) => key === 'hotel',
      ([removal]) => {
        const name = removal?.value.name ?? 'the hotel'
        context.agent.setActivity(`Left out ${name}, as you wish`)
        context.agent.say(`You removed ${name}. I leave it out; ask me for another hotel if you want one.`)
      },
    )
    return (order, signal) => carryOut(context, order, signal)
  },
}

async function carryOut(context: SpecialistContext, order: Order, signal: AbortSignal): Promise<OrderResult> {
  const { agent, memory } = context
  const { trip, change } = order
  const current = agent.selections.get('hotel')
  if (order.kind === 'clear' || trip === undefined) return clear(context, current)
  if (order.hotel !== undefined) return take(context, order.hotel, current)
  if (change?.action === 'remove') {
    if (current !== undefined) memory.decline(agent.id, [current.id])
    return clear(context, current)
  }
  if (order.kind === 'plan') agent.selections.remove('hotel')
  if (trip.nights === 0) {
    const says = order.kind === 'plan' ? [] : ['You stay no night, so there is no hotel to find.']
    return { outcome: 'none', says, selected: [] }
  }
  const removed = change?.restore === true ? memory.declinedOf(agent.id) : []
  if (change?.restore === true && (current !== undefined || removed.length === 0))
    return { outcome: 'none', says: [nothingToRestore(current)], selected: [] }
  const title = change === undefined ? `Find a hotel in ${trip.destination.name}` : 'Look for another hotel'
  return runOrder(context, order, title, signal, async (run) => {
    const wish = wishFor(change, current, memory.declined())
    const found = await findBest(context, order, trip, { wish, removed }, run)
    const best = found[0]?.row
    if (best === undefined) {
      const gone = 'The hotel that was taken off is not offered for this trip any more.'
      return { outcome: 'none', says: [removed.length > 0 ? gone : noSuchHotel(trip, change, current)], selected: [] }
    }
    memory.accept(agent.id, [best.id])
    agent.selections.set('hotel', best)
    const says = change === undefined ? [] : [changedHotel(best, current)]
    const close = order.kind === 'plan' ? { close: [...closeHotels(found)] } : {}
    return { outcome: 'chosen', says, selected: [{ key: 'hotel', id: best.id }], ...close }
  })
}

async function findBest(
  { agent, pageDelayMs }: SpecialistContext,
  { kind, budgetEur }: Order,
  trip: Trip,
  { wish, removed }: { readonly wish: HotelWish; readonly removed: readonly string[] },
  { task, thoughts, signal }: OrderRun,
): Promise<readonly Scored<Hotel>[]> {
  const source = createHotelDirectory(trip)
  const city = trip.destination
  const nights = trip.nights === 1 ? 'one night' : `${trip.nights} nights`
  agent.setActivity(`Weighing ${source.total.toLocaleString('en')} hotels in ${city.name} for ${nights}`)
  thoughts.source(cityRecord(city))
  // What is put back is not weighed against others.
  const follow = removed.length > 0 ? undefined : followHotels(thoughts, trip, budgetEur)
  if (follow !== undefined) thoughts.think(weighingThought(trip))
  const lookup = thoughts.lookUp('weigh-hotels', { city: city.name, nights: trip.nights, hotels: source.total })
  const found = await searchRows({
    task,
    source,
    unit: 'hotels',
    pages: kind === 'plan' ? PLAN_PAGES : CHANGE_PAGES,
    pageDelayMs,
    signal,
    score: (hotel) =>
      removed.length > 0 ? latestFirst(removed, hotel.id) : scoreHotel(hotel, trip, wish, budgetEur),
    keep: 20,
    watch: follow,
  })
  lookup.found({ looked: source.total, best: found.slice(0, 3).map(({ row }) => short(row)) })
  follow?.end(source.total, wish)
  return found
}

/** Takes the hotel that a person has chosen. */
function take({ agent, memory }: SpecialistContext, hotel: Hotel, current: Hotel | undefined): OrderResult {
  memory.accept(agent.id, [hotel.id])
  agent.selections.set('hotel', hotel)
  return { outcome: 'chosen', says: [changedHotel(hotel, current)], selected: [{ key: 'hotel', id: hotel.id }] }
}

function clear({ agent }: SpecialistContext, current: Hotel | undefined): OrderResult {
  agent.selections.remove('hotel')
  if (current === undefined) return { outcome: 'none', says: [], selected: [] }
  return { outcome: 'removed', says: [`I took ${current.name} off.`], selected: [] }
}

function wishFor(change: ChangeIntent | undefined, current: Hotel | undefined, declined: readonly string[]): HotelWish {
  const without = [...declined, ...(change === undefined || current === undefined ? [] : [current.id])]
  if (change === undefined || current === undefined) {
    return { without, ...(change?.stars === undefined ? {} : { starsAtLeast: change.stars }) }
  }
  const wishes = wishesOf(change)
  return {
    without,
    ...(change.stars === undefined ? {} : { starsAtLeast: change.stars }),
    ...(wishes.includes('cheaper') ? { cheaperThanEur: current.totalEur } : {}),
    ...(wishes.includes('better') ? { ratedAbove: current.rating, starsAtLeast: Math.min(5, current.stars + 1) } : {}),
    ...(wishes.includes('nearer') ? { nearerThanKm: Math.max(0.5, current.distanceKm) } : {}),
  }
}

function changedHotel(hotel: Hotel, before: Hotel | undefined): string {
  const stars = hotel.stars === 1 ? 'one star' : `${hotel.stars} stars`
  const was = before === undefined ? '' : `, instead of ${before.name} for ${euros(before.totalEur)}`
  const place = `${hotel.distanceKm} km from the centre`
  return `You now stay at ${hotel.name} (${stars}, rated ${hotel.rating}, ${place}) for ${euros(hotel.totalEur)}${was}.`
}

function noSuchHotel(trip: Trip, change: ChangeIntent | undefined, current: Hotel | undefined): string {
  const wishes = change === undefined ? [] : wishesOf(change)
  const words = { cheaper: 'cheaper', better: 'better', nearer: 'more central' } as const
  const kinds = (['cheaper', 'better', 'nearer'] as const).filter((wish) => wishes.includes(wish))
  const stars = change?.stars === undefined ? '' : `${change.stars}-star `
  const kind = `${kinds.map((wish) => `${words[wish]} `).join('')}${stars}`
  const stays = current === undefined ? '' : ` ${current.name} stays.`
  return `I found no ${kind}hotel in ${trip.destination.name}.${stays}`
}

function nothingToRestore(current: Hotel | undefined): string {
  return current === undefined
    ? 'No hotel was taken off that I could put back. Say "find a hotel" and I look for one.'
    : `${current.name} is on the board.`
}
