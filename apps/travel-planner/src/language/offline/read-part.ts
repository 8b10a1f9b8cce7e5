import type { ChangeIntent, Intent, MessageContext } from '../intent.ts'
import { KEEP, PRONOUN } from './change-words.ts'
import { createClause, READ, type Clause } from './clause.ts'
import { leftover } from './leftover.ts'
import { pattern } from './pattern.ts'
import { readChanges, readTripWishes, type ChangeContext } from './read-change.ts'
import { readDates, readDay } from './read-dates.ts'
import { namedPlaces, type Places } from './read-places.ts'
import { readQuestion } from './read-question.ts'
import { kindsIn, readTarget, readWishes } from './read-target.ts'
import { GIVEN_UP, readPlacesOf, readTripParts, type TripParts } from './read-trip.ts'
import type { Head } from './split-wishes.ts'
import { UNSUPPORTED } from './vocabulary.ts'

/** What one part of a message says. */
export interface ReadPart {
  readonly intents: readonly Intent[]
  readonly trip: TripParts
  /** Words that nothing of this accounts for. */
  readonly left: readonly string[]
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

/** What is impossible, while the change that comes with it is not: "a cheaper hotel with a pool". */
const stillChangeable = new Set([...stillPlannable, 'what hotels offer, such as breakfast or a pool', 'accessibility'])

const travelWords = pattern`
    \b(?:plan|book|organi[sz]e|arrange|find (?:me|us)|fly|flights?|go(?:ing)? to|travel|trip
    |weekend|week|holiday|vacation|getaway|city break|nights?|days?)\b
  `

/** Tells what a piece of a message speaks of, before it is read. */
export function headOf(piece: string, context: MessageContext): Head {
  const clause = createClause(piece)
  if (UNSUPPORTED.some(([words]) => clause.has(words))) return 'other'
  if (readQuestion(clause) !== undefined && !asksForChange(piece)) return 'question'
  const places = readPlacesOf(piece, { ...context, awaiting: undefined })
  if (places.origin !== undefined || places.destination !== undefined) {
    return isChangeOfPlace(clause) ? 'change' : 'trip'
  }
  if (readTarget(clause, kindsIn(clause)) !== undefined || clause.has(KEEP)) return 'change'
  const [change] = readChanges(createClause(piece), { about: { target: 'everything' } })
  if (change !== undefined || readWishes(clause, undefined).length > 0) return 'wish'
  if (Object.keys(readTripParts(piece, context, false).parts).length > 0) return 'trip'
  return undefined
}

/** Reads one part of a message. `known`: what "it" is, and what a list without verbs is about. */
export function readPart(spoken: string, context: MessageContext, known: ChangeContext): ReadPart {
  const original = createClause(spoken)
  const things = UNSUPPORTED.filter(([words]) => original.has(words)).map(([, thing]) => thing)
  const impossible: readonly Intent[] = things.map((thing) => ({ type: 'unsupported', thing }))
  const places = readPlacesOf(spoken, context)
  const goes = places.destination !== undefined || places.origin !== undefined
  const wants = original.has(travelWords) || (places.destination !== undefined && places.origin !== undefined)
  if (things.length > 0 && !(goes && (wants || things.every((thing) => stillPlannable.has(thing)))))
    return readImpossible(spoken, context, known, things, impossible)
  const question = asksForChange(spoken) ? undefined : readQuestion(original)
  if (question === 'distance') return only([{ type: 'question', topic: question, places: [...namedPlaces(spoken)] }])
  if (question !== undefined && !(goes && wants && /^(?:total|dates|suggestion|outbound|itinerary)$/.test(question))) {
    const day = readDay(createClause(spoken), context.today, context.trip)
    return only([...impossible, { type: 'question', topic: question, ...(day === undefined ? {} : { day }) }])
  }
  const { parts, residue } = readTripParts(spoken, context, goes)
  if (!goes || isChangeOfPlace(original)) {
    const changes = readChangesOf(spoken, context, parts, known)
    const intents = [...impossible, ...changes]
    const left = leftover(withoutDay(spoken, context, changes), intents, false)
    // "A bigger room", "no early flights": what is not understood is what matters.
    if (left.length > 0 && changes.some(isSweeping)) return { intents: impossible, trip: {}, left: [spoken] }
    if (changes.length > 0) return { intents, trip: {}, left }
  }
  return readTrip(original, context, places, parts, residue, impossible)
}

/** "What about another hotel?", "can you show me cheaper flights?": a wish, although it is a question. */
function asksForChange(spoken: string): boolean {
  const politely = pattern`
    \b(?:what|how) about\b|^(?:please |and |so )*(?:can|could|would|will|shall|may) (?:you|we|i)\b
    |^(?:please )?(?:give|get|find|show) (?:me|us)\b|\bis there\b|\bdo you have\b|\bare there\b
  `
  if (!politely.test(spoken)) return false
  const [change] = readChanges(createClause(spoken), {})
  if (change?.type !== 'change') return false
  return change.action !== 'add' || change.kinds !== undefined || change.restore === true
}

function only(intents: readonly Intent[]): ReadPart {
  return { intents, trip: {}, left: [] }
}

/** "A cheaper hotel with a pool": the pool is impossible, the cheaper hotel is not. */
function readImpossible(
  spoken: string,
  context: MessageContext,
  known: ChangeContext,
  things: readonly string[],
  impossible: readonly Intent[],
): ReadPart {
  const asked = readQuestion(createClause(spoken)) !== undefined || /\?\s*$/.test(spoken)
  if (asked || !things.every((thing) => stillChangeable.has(thing))) return only(impossible)
  const changes = readChangesOf(spoken, context, {}, known).filter(
    (intent) => intent.type === 'change' && (intent.action !== 'add' || intent.kinds !== undefined),
  )
  const intents = [...impossible, ...changes]
  return { intents, trip: {}, left: changes.length === 0 ? [] : leftover(spoken, intents, false) }
}

function readTrip(
  original: Clause,
  context: MessageContext,
  places: Places,
  parts: TripParts,
  residue: string,
  impossible: readonly Intent[],
): ReadPart {
  const goes = places.destination !== undefined || places.origin !== undefined
  const intents: Intent[] = [...impossible, ...(goes ? readTripWishes(original) : [])]
  if (places.origin !== undefined) parts.origin = places.origin
  if (places.destination !== undefined) parts.destination = places.destination
  if (places.others.length > 0)
    intents.push({ type: 'unsupported', thing: `trips to more than one city (${places.others.join(', ')})` })
  // "Plan a trip" says nothing of where, but it is no nonsense: it is asked back for a place.
  if (Object.keys(parts).length === 0 && intents.length === 0 && isBareWish(original, context))
    return { intents: [{ type: 'trip' }], trip: {}, left: leftover(original.text, [], true) }
  const { origin, destination } = context.trip ?? {}
  const names = [places.origin, places.destination, ...places.others, origin, destination].flatMap(
    (name) => name?.split(/\s+/) ?? [],
  )
  const rest = names.reduce((text, name) => text.replace(name, ` ${READ} `), residue.replace(GIVEN_UP, ` ${READ} `))
  const left = leftover(rest, intents, Object.keys(parts).length > 0)
  return isDoubtful(original.text, parts, left)
    ? { ...only([]), left: [original.text] }
    : { intents, trip: parts, left }
}

/** "Not on Monday", "Wie ist das Wetter": a day or a place in it, but no wish to go then or there. */
function isDoubtful(text: string, parts: TripParts, left: readonly string[]): boolean {
  const keys = Object.keys(parts)
  const onlyDays = keys.length > 0 && keys.every((key) => key === 'departDay' || key === 'returnDay')
  const refuses = /\b(?:not|never|except|avoid|cannot|\p{L}+n't)\b/iu
  if (onlyDays && refuses.test(text)) return true
  const unknown = left.flatMap((phrase) => phrase.split(' ')).length
  return (onlyDays || keys.join() === 'destination') && unknown > 1
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

function readChangesOf(
  spoken: string,
  context: MessageContext,
  parts: TripParts,
  known: ChangeContext,
): readonly Intent[] {
  const both = parts.departDay === undefined ? undefined : parts.returnDay
  const { shiftDays, addNights, nights, adults, addAdults, budget, noBudget } = parts
  const moves = shiftDays ?? addNights ?? nights ?? adults ?? addAdults ?? budget ?? noBudget ?? both
  const names = createClause(spoken)
  const named = names.has(/\b(?:hotels?|rooms?|flights?|tours?|activit\w+)\b/) || kindsIn(names).length > 0
  if (moves !== undefined && !named) return []
  const clause = createClause(spoken)
  const day = readDay(clause, context.today, context.trip)
  // "Return on Monday" is about the dates, "a later return on Monday" about the flight.
  return readChanges(clause, { ...known, day }).filter((intent) => {
    if (intent.type !== 'change') return true
    const isLeg = intent.target === 'return' || intent.target === 'outbound'
    const wishes = intent.wish ?? intent.after ?? intent.before
    const isBare = day !== undefined && wishes === undefined && intent.action !== 'remove'
    const isPronoun = !named && names.has(PRONOUN) && day !== undefined && intent.wish === undefined
    return !(isLeg && isBare) && !isPronoun
  })
}

/** Whether a change takes away or looks for something as a whole, whatever it be like. */
function isSweeping(intent: Intent): boolean {
  if (intent.type !== 'change' || intent.action === 'swap' || intent.restore === true) return false
  const { wish, after, before, stars, kinds, name, day } = intent
  return [wish, after, before, stars, kinds, intent.target === 'hotel' ? undefined : name, day].every(
    (detail) => detail === undefined,
  )
}

/** The part without the day it names, if the changes heed it: flights only fly on the days of the trip. */
function withoutDay(spoken: string, { today, trip }: MessageContext, changes: readonly Intent[]): string {
  const clause = createClause(spoken)
  const day = readDay(createClause(spoken), today, trip)
  const isHeeded = changes.every((change) => change.type === 'change' && change.target === 'activities')
  if (day !== undefined && (isHeeded || day === trip?.departDay || day === trip?.returnDay))
    readDates(clause, today, trip)
  return clause.text
}

/** The change that a part of a message ends with. */
export function lastChange(intents: readonly Intent[]): ChangeIntent | undefined {
  return intents.findLast((intent) => intent.type === 'change')
}
