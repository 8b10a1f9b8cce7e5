import { loadPlaces } from '../../domain/places/resolve-place.ts'
import type { Intent, MessageContext, TripIntent } from '../intent.ts'
import { createClause, tidy, type Clause } from './clause.ts'
import { pattern } from './pattern.ts'
import { readPhrase } from './phrases.ts'
import { readBudget, readStyle } from './read-budget.ts'
import { readChanges, readTripWishes } from './read-change.ts'
import { readDates, readDay } from './read-dates.ts'
import { readParty } from './read-party.ts'
import { namedPlaces, readPlaces } from './read-places.ts'
import { readQuestion } from './read-question.ts'
import { UNSUPPORTED } from './vocabulary.ts'

type TripParts = { -readonly [Key in keyof TripIntent]?: TripIntent[Key] }

/** Where one message says two things: at a sentence's end, and where another order begins. */
const seams = pattern`
    (?<=[.!?;])\s+(?=\p{L})|,?\s+(?:and|but|also|then|plus)(?: then| also| please)?\s+(?=(?:drop
    |remove|delete|cancel|skip|swap|replace|change|add|find|show|tell|what|when|where|how much
    |make|switch|book|get rid|i(?:'d| would) like|don't)\b)|,\s+(?=(?:drop|remove|delete|swap
    |replace|add|what's|when|make it|but)\b)
  `

/** Reads a message without a language model: what it says about the trip, wants changed, and asks. */
export async function readMessage(message: string, context: MessageContext): Promise<readonly Intent[]> {
  await loadPlaces()
  const text = tidy(message)
  const phrase = readPhrase(text)
  if (phrase !== undefined) return [{ type: phrase }]
  const intents: Intent[] = []
  const trip: TripParts = {}
  for (const part of text.split(seams)) {
    const spoken = part.trim()
    if (spoken === '') continue
    const same = readPhrase(spoken)
    if (same !== undefined) {
      if (!/^(?:greeting|thanks|yes|no)$/.test(same)) intents.push({ type: same })
      continue
    }
    intents.push(...readClause(spoken, context, trip))
  }
  const said = Object.keys(trip).length > 0 ? [{ type: 'trip', ...trip } satisfies TripIntent] : []
  const all = [...said, ...intents]
  return all.length > 0 ? all : [{ type: 'unknown' }]
}

/** Wishes that leave the trip itself possible: it is planned all the same. */
const stillPlannable = new Set([
  'trains',
  'buses',
  'cars',
  'ferries',
  'airport transfers',
  'cabin classes',
  'seats',
  'luggage',
  'pets',
])

const travelWords = pattern`
    \b(?:plan|book|organi[sz]e|arrange|find (?:me|us)|fly|flights?|go(?:ing)? to|travel|trip
    |weekend|week|holiday|vacation|getaway|city break|nights?|days?)\b
  `

function readClause(spoken: string, context: MessageContext, trip: TripParts): readonly Intent[] {
  const original = createClause(spoken)
  const things = UNSUPPORTED.filter(([pattern]) => original.has(pattern)).map(([, thing]) => thing)
  const intents: Intent[] = things.map((thing) => ({ type: 'unsupported', thing }))
  const places = readPlacesOf(spoken, context)
  const goes = places.destination !== undefined || places.origin !== undefined
  const wants = original.has(travelWords) || (places.destination !== undefined && places.origin !== undefined)
  if (things.length > 0 && !(goes && (wants || things.every((thing) => stillPlannable.has(thing))))) return intents
  const question = readQuestion(original)
  if (question === 'distance') return [{ type: 'question', topic: question, places: [...namedPlaces(spoken)] }]
  if (question !== undefined && !(goes && wants && /^(?:total|dates|suggestion|outbound|itinerary)$/.test(question))) {
    const day = readDay(createClause(spoken), context.today, context.trip)
    return [...intents, { type: 'question', topic: question, ...(day === undefined ? {} : { day }) }]
  }
  const parts = readTripParts(spoken, context, goes)
  if (!goes || isChangeOfPlace(original)) {
    const changes = readChangesOf(spoken, context, parts)
    if (changes.length > 0) return [...intents, ...changes]
  } else {
    intents.push(...readTripWishes(original))
  }
  if (places.origin !== undefined) parts.origin = places.origin
  if (places.destination !== undefined) parts.destination = places.destination
  if (places.others.length > 0)
    intents.push({ type: 'unsupported', thing: `trips to more than one city (${places.others.join(', ')})` })
  Object.assign(trip, parts)
  // "Plan a trip" says nothing of where, but it is no nonsense: it is asked back for a place.
  if (Object.keys(parts).length === 0 && intents.length === 0 && isBareWish(original, context))
    return [{ type: 'trip' }]
  return intents
}

function isBareWish(clause: Clause, context: MessageContext): boolean {
  if (context.trip?.destination !== undefined) return false
  return clause.has(pattern`
    \b(?:trip|travel|holidays?|vacation|getaway|weekend|flights?|fly|city break|go somewhere
    |go away)\b
  `)
}

/** "Drop the walking tour of Alfama": the place is part of a name on the board. */
function isChangeOfPlace(clause: Clause): boolean {
  return (
    clause.has(pattern`
    ^(?:please |no,? |can you |could you )*(?:drop|remove|delete|skip|cancel|scrap|ditch|add
    |take out|leave out)\b
  `) && !clause.has(/\b(?:trip|weekend|holiday|flights? (?:from|to))\b/)
  )
}

function readChangesOf(spoken: string, context: MessageContext, parts: TripParts): readonly Intent[] {
  const both = parts.departDay === undefined ? undefined : parts.returnDay
  const { shiftDays, addNights, nights, addAdults, budget, noBudget } = parts
  const moves = shiftDays ?? addNights ?? nights ?? addAdults ?? budget ?? noBudget ?? both
  if (moves !== undefined && !/\b(?:hotel|flight|museum|tour|activit)/i.test(spoken)) return []
  const clause = createClause(spoken)
  const day = readDay(clause, context.today, context.trip)
  // "Return on Monday" is about the dates, "a later return on Monday" about the flight.
  return readChanges(clause, day).filter((change) => {
    const isLeg = change.target === 'return' || change.target === 'outbound'
    const wishes = change.wish ?? change.after ?? change.before
    return !(isLeg && day !== undefined && wishes === undefined && change.action !== 'remove')
  })
}

function readPlacesOf(spoken: string, context: MessageContext): ReturnType<typeof readPlaces> {
  const start = pattern`
    \b(?:origin|starting (?:point|city)|departure(?: city| airport)?|start)\b (?:city )?(?:to
    |is|should be|=|:)
  `
  const clause = createClause(spoken.replace(start, ' from '))
  readBudget(clause)
  readParty(clause)
  readDates(clause, context.today)
  const swapped = pattern`
    \b(?:swap|replace|change|switch)\b.*?\b(?:for|with|to|by)\b(?<rest>.*)$
  `.exec(clause.text)?.groups?.['rest']
  const awaiting = context.awaiting === 'origin' || context.awaiting === 'destination' ? context.awaiting : undefined
  return readPlaces(swapped === undefined ? clause.text : `to ${swapped}`, awaiting)
}

function readTripParts(spoken: string, context: MessageContext, goes: boolean): TripParts {
  const clause = createClause(spoken)
  const parts: TripParts = {
    ...readBudget(clause),
    ...readParty(clause),
    ...readDates(clause, context.today, goes ? {} : context.trip),
  }
  const compared = clause.has(/\b(?:cheaper|cheapest|better|hotel|flight|room)\b/)
  const style = goes || !compared ? readStyle(clause) : undefined
  if (style !== undefined) parts.style = style
  for (const key of Object.keys(parts) as (keyof TripParts)[]) if (parts[key] === undefined) delete parts[key]
  return parts
}
