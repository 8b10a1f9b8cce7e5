import type { Hotel } from '../../board/hotel.ts'
import type { Trip } from '../../board/trip.ts'
import { costOfHotel, HOTEL_WORTH, type HotelWish } from '../../domain/hotels/choose-hotel.ts'
import { euros } from '../../domain/money/euros.ts'
import type { SearchWatch } from '../specialist/search-rows.ts'
import type { Thoughts } from '../specialist/thoughts.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** What the ranking weighs. */
export function weighingThought(trip: Trip): string {
  const { ratingEur, stars, starEur, kilometreEur } = HOTEL_WORTH[trip.style]
  const how = trip.style === 'balanced' ? 'For a trip without special wishes' : `For a ${trip.style} trip`
  const star = stars === 1 ? 'a star' : `a star, up to ${stars},`
  const away = `a kilometre from the centre costs ${euros(kilometreEur)}`
  return `${how} a point of the guests' rating is worth ${euros(ratingEur)} a night, ${star} ${euros(starEur)}, and ${away}.`
}

/** Thinks aloud about a search while it goes on, and about what it leaves behind. */
export function followHotels(
  thoughts: Thoughts,
  trip: Trip,
  budgetEur: number | undefined,
): SearchWatch<Hotel> & {
  /** What is to be said once all rows were seen. */
  end(total: number, wish: HotelWish): void
} {
  let leader: Hotel | undefined
  let best: Hotel | undefined
  let liked: Hotel | undefined
  let [out, over] = [0, 0]
  return {
    row: (hotel, score) => {
      if (score === Infinity) {
        out += 1
        return
      }
      if (budgetEur !== undefined && hotel.totalEur > budgetEur) over += 1
      if (hotel.rating > (liked?.rating ?? 0)) liked = hotel
    },
    page: (hotel, looked) => {
      best = hotel
      if (hotel.id === leader?.id || !thoughts.isIdle) return
      thoughts.think(
        leader === undefined
          ? `After ${looked.toLocaleString('en')} hotels ${short(hotel)} leads.`
          : `${short(hotel)} is better than ${leader.name}: ${difference(hotel, leader, trip, budgetEur)}.`,
      )
      leader = hotel
    },
    end: (total, wish) => {
      const of = `of ${total.toLocaleString('en')} hotels`
      if (out > 0) thoughts.think(`${out.toLocaleString('en')} ${of} are out: they ${reasonsOf(wish)}.`)
      if (over > 0 && budgetEur !== undefined)
        thoughts.think(`${over.toLocaleString('en')} ${of} cost more than the ${euros(budgetEur)} meant for the stay.`)
      if (best === undefined || liked === undefined) return
      if (best.id !== leader?.id && leader !== undefined)
        thoughts.think(`${short(best)} is better than ${leader.name}: ${difference(best, leader, trip, budgetEur)}.`)
      if (liked.rating > best.rating)
        thoughts.think(
          `Guests like ${short(liked)} best, but it is dropped for ${best.name}: ` +
            `that one is ${difference(best, liked, trip, budgetEur)}.`,
        )
    },
  }
}

function reasonsOf(wish: HotelWish): string {
  const reasons = [
    ...(wish.cheaperThanEur === undefined ? [] : [`cost ${euros(wish.cheaperThanEur)} or more`]),
    ...(wish.starsAtLeast === undefined ? [] : [`have fewer than ${wish.starsAtLeast} stars`]),
    ...(wish.ratedAbove === undefined ? [] : [`are rated ${wish.ratedAbove} or less`]),
    ...(wish.nearerThanKm === undefined ? [] : [`are ${wish.nearerThanKm} km or more from the centre`]),
    ...((wish.without?.length ?? 0) > 0 ? ['were turned down before'] : []),
  ]
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(reasons)
}

/** What speaks for one hotel against another, and what against it. */
function difference(better: Hotel, worse: Hotel, trip: Trip, budgetEur: number | undefined): string {
  const [one, other] = [costOfHotel(better, trip, budgetEur), costOfHotel(worse, trip, budgetEur)]
  const away = Math.abs(Math.round((worse.distanceKm - better.distanceKm) * 10) / 10)
  const parts = [
    { gain: other.over - one.over, yes: 'within the budget', no: 'further over the budget' },
    {
      gain: other.rooms - one.rooms,
      yes: `${euros(other.rooms - one.rooms)} a night cheaper`,
      no: `${euros(one.rooms - other.rooms)} a night dearer`,
    },
    { gain: other.distance - one.distance, yes: `${away} km nearer to the centre`, no: `${away} km further out` },
    {
      gain: one.liked - other.liked,
      yes: `better liked (${better.rating} and ${starsOf(better)}, not ${worse.rating} and ${starsOf(worse)})`,
      no: `less liked (${better.rating} and ${starsOf(better)}, not ${worse.rating} and ${starsOf(worse)})`,
    },
  ].toSorted((left, right) => Math.abs(right.gain) - Math.abs(left.gain))
  const gains = parts.filter(({ gain }) => gain >= 1).map(({ yes }) => yes)
  const losses = parts.filter(({ gain }) => gain <= -1).map(({ no }) => no)
  if (gains.length === 0) return 'all in all a little better'
  return losses.length === 0 ? list.format(gains) : `${list.format(gains)}, though ${list.format(losses)}`
}

/** `The Quiet Rose (3 stars, rated 8.9, 0.4 km from the centre, €92 a night)`. */
export function short(hotel: Hotel): string {
  const place = `${hotel.distanceKm} km from the centre`
  return `${hotel.name} (${starsOf(hotel)}, rated ${hotel.rating}, ${place}, ${euros(hotel.priceEur * hotel.rooms)} a night)`
}

function starsOf({ stars }: Hotel): string {
  return stars === 1 ? '1 star' : `${stars} stars`
}
