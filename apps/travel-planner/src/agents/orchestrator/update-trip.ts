import type { City } from '../../board/place.ts'
import type { TripDraft } from '../../board/trip-draft.ts'
import type { Party, Trip } from '../../board/trip.ts'
import { addDays, dayOf, daysBetween, describeDay, nextWeekday } from '../../domain/calendar/day.ts'
import { distanceKm } from '../../domain/places/distance.ts'
import { resolvePlace } from '../../domain/places/resolve-place.ts'
import type { TripIntent } from '../../language/intent.ts'

/** What a message makes of the trip. */
export type TripUpdate =
  /** Complete. `notes`: what was assumed, to be said with the plan. */
  | { readonly type: 'ready'; readonly trip: Trip; readonly notes: readonly string[] }
  /** Something is missing or cannot be: the draft so far, and what to say. */
  | { readonly type: 'ask'; readonly draft: TripDraft; readonly question: string }

/** More than this is not a trip but a move. */
const MOST_NIGHTS = 30
const MOST_ADULTS = 12
const MOST_CHILDREN = 12

/** From this distance on a stay of unknown length is a week instead of a weekend. Kilometres. */
const LONG_HAUL_KM = 4_000

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/** Takes what a message says about the trip into what is known of it. `today` is `YYYY-MM-DD`. */
export async function updateTrip(base: TripDraft, intent: TripIntent, today: string): Promise<TripUpdate> {
  const notes: string[] = []
  const draft: Mutable<TripDraft> = { ...base }
  delete draft.awaiting
  delete draft.suggestion
  const problem = await readCities(draft, intent, notes)
  readParty(draft, intent)
  readMoney(draft, intent, notes)
  const wrongDates = readDays(draft, intent, today)
  const question = problem ?? wrongDates ?? missing(draft)
  if (question !== undefined) return { type: 'ask', draft: { ...draft, ...question.draft }, question: question.text }
  return complete(draft, notes, today)
}

interface Question {
  readonly text: string
  readonly draft: Partial<TripDraft>
}

async function readCities(
  draft: Mutable<TripDraft>,
  intent: TripIntent,
  notes: string[],
): Promise<Question | undefined> {
  let question: Question | undefined
  for (const slot of ['destination', 'origin'] as const) {
    const name = intent[slot]
    if (name === undefined) continue
    const place = await resolvePlace(name)
    if (place.type === 'city') {
      draft[slot] = place.city
      if (place.misspelt === true) notes.push(`I took "${name}" to mean ${place.city.name}.`)
      continue
    }
    delete draft[slot]
    question ??=
      place.type === 'region' ? askCity(slot, place.name, place.cities) : askSpelling(slot, name, place.similar)
  }
  return question
}

function askCity(slot: 'origin' | 'destination', region: string, cities: readonly City[]): Question {
  const names = cities.map(({ name }) => name)
  const which = names.length === 0 ? '' : ` The largest are ${new Intl.ListFormat('en').format(names)}.`
  return { text: `Which city in ${region}?${which}`, draft: { awaiting: slot } }
}

function askSpelling(slot: 'origin' | 'destination', name: string, similar: readonly City[]): Question {
  const [city] = similar
  if (city === undefined) {
    return { text: `I don't know a place called "${name}". Which city do you mean?`, draft: { awaiting: slot } }
  }
  const text = `I don't know a place called "${name}". Do you mean ${city.name} in ${city.countryName}?`
  return { text, draft: { awaiting: 'confirmation', suggestion: { slot, city } } }
}

function readParty(draft: Mutable<TripDraft>, intent: TripIntent): void {
  const before: Party = draft.party ?? { adults: 1, children: 0 }
  const adults = (intent.adults ?? before.adults) + (intent.addAdults ?? 0)
  // Who names the adults anew names the whole party.
  const children = intent.children ?? (intent.adults === undefined ? before.children : 0)
  draft.party = { adults: Math.max(1, adults), children }
}

function readMoney(draft: Mutable<TripDraft>, intent: TripIntent, notes: string[]): void {
  if (intent.style !== undefined) draft.style = intent.style
  if (intent.noBudget === true) delete draft.budgetEur
  if (intent.budget === undefined) return
  const people = (draft.party?.adults ?? 1) + (draft.party?.children ?? 0)
  draft.budgetEur = intent.budget * (intent.budgetFor === 'person' ? people : 1)
  if (intent.currency !== undefined)
    notes.push(`I reckon in euros only, so I took ${intent.budget} ${intent.currency} as €${intent.budget}.`)
}

function readDays(draft: Mutable<TripDraft>, intent: TripIntent, today: string): Question | undefined {
  // Who says for how long, or until when, comes back.
  if (intent.oneWay !== undefined) draft.oneWay = intent.oneWay
  else if ((intent.nights ?? 0) > 0 || intent.returnDay !== undefined) delete draft.oneWay
  const length = draft.nights
  if (intent.shiftDays !== undefined && draft.departDay !== undefined) {
    draft.departDay = addDays(draft.departDay, intent.shiftDays)
    if (draft.returnDay !== undefined) draft.returnDay = addDays(draft.returnDay, intent.shiftDays)
  }
  if (intent.departDay !== undefined) {
    draft.departDay = intent.departDay
    delete draft.returnDay
  }
  if (intent.nights !== undefined || intent.addNights !== undefined) {
    draft.nights = (intent.nights ?? length ?? 2) + (intent.addNights ?? 0)
    delete draft.returnDay
  }
  if (intent.returnDay !== undefined) {
    draft.returnDay = intent.returnDay
  }
  const { departDay, returnDay } = draft
  if (departDay !== undefined && returnDay !== undefined) draft.nights = daysBetween(departDay, returnDay)
  return wrongDays(draft, today)
}

function wrongDays(draft: Mutable<TripDraft>, today: string): Question | undefined {
  const { departDay, nights = 0 } = draft
  const forget: Partial<TripDraft> = { departDay: undefined, returnDay: undefined, nights: undefined }
  if (departDay !== undefined && departDay < today) {
    return { text: `${describeDay(departDay, today)} is in the past. When do you want to leave?`, draft: forget }
  }
  if (nights < 0)
    return { text: 'You would be back before you left. When do you want to leave, and when to be back?', draft: forget }
  if (nights > MOST_NIGHTS) {
    return {
      text: `I plan up to ${MOST_NIGHTS} nights, and this would be ${nights}. How long shall it be?`,
      draft: forget,
    }
  }
  return undefined
}

function missing(draft: TripDraft): Question | undefined {
  const { origin, destination, party } = draft
  if (party !== undefined && (party.adults > MOST_ADULTS || party.children > MOST_CHILDREN)) {
    return {
      text: `I can plan for up to ${MOST_ADULTS} adults and ${MOST_CHILDREN} children. How many are you?`,
      draft: { party: undefined },
    }
  }
  if (destination === undefined && origin === undefined) {
    return { text: 'Where do you want to go, and from where?', draft: { awaiting: 'destination' } }
  }
  if (destination === undefined) return { text: `Where to from ${origin?.name}?`, draft: { awaiting: 'destination' } }
  if (origin === undefined)
    return { text: `${destination.name}, good. Where do you leave from?`, draft: { awaiting: 'origin' } }
  if (origin.id === destination.id) {
    return {
      text: `You are in ${origin.name} already. Where do you want to go?`,
      draft: { destination: undefined, awaiting: 'destination' },
    }
  }
  return undefined
}

function complete(draft: TripDraft, notes: readonly string[], today: string): TripUpdate {
  const { origin, destination, party = { adults: 1, children: 0 }, budgetEur, style = 'balanced' } = draft
  if (origin === undefined || destination === undefined) throw new Error('The trip lacks a city.')
  const far = distanceKm(origin, destination) >= LONG_HAUL_KM
  const nights = draft.nights ?? (draft.oneWay === true ? 0 : far ? 7 : 2)
  const departDay = draft.departDay ?? nextWeekday(addDays(today, 1), 5)
  const returnDay = draft.oneWay === true ? undefined : (draft.returnDay ?? addDays(departDay, nights))
  const assumed =
    draft.departDay === undefined
      ? `You named no day, so I took ${describeDay(departDay, today)}.`
      : draft.nights === undefined && returnDay !== undefined
        ? `You did not say for how long, so I took ${nights} nights, until ${describeDay(returnDay, today)}.`
        : undefined
  return {
    type: 'ready',
    trip: {
      origin,
      destination,
      departDay,
      ...(returnDay === undefined ? {} : { returnDay }),
      nights,
      party,
      ...(budgetEur === undefined ? {} : { budgetEur }),
      style,
    },
    notes: assumed === undefined ? notes : [...notes, assumed],
  }
}

/** What is known of a trip, as the beginning of the next one. Days that have passed are forgotten. */
export function draftOf(trip: Trip | undefined, today: string = dayOf(new Date())): TripDraft {
  if (trip === undefined) return {}
  const { departDay, returnDay, nights, ...lasting } = trip
  if (departDay < today) return lasting
  return { ...lasting, departDay, nights, ...(returnDay === undefined ? { oneWay: true } : { returnDay }) }
}
