import type { MessageContext, TripIntent } from '../intent.ts'
import { createClause, READ, type Clause } from './clause.ts'
import { pattern } from './pattern.ts'
import { readBudget, readStyle } from './read-budget.ts'
import { readDates } from './read-dates.ts'
import { readParty } from './read-party.ts'
import { readPlaces, type Places } from './read-places.ts'

/** What a message says about the trip so far. */
export type TripParts = { -readonly [Key in keyof TripIntent]?: TripIntent[Key] }

/** "… instead of Porto", "… instead of 2": what is given up. */
export const GIVEN_UP: RegExp = pattern`
  \b(?:instead of|rather than) (?:to )?[\p{L}\d ]+?(?=[,.!?]|$| (?:please|from|to|on|for)\b)
`

/** Reads where the trip of a part of a message goes from and to. */
export function readPlacesOf(spoken: string, context: MessageContext): Places {
  const start = pattern`
    \b(?:origin|starting (?:point|city)|departure(?: city| airport)?|start)\b (?:city )?(?:to
    |is|should be|=|:)
  `
  const clause = createClause(spoken.replace(start, ' from ').replace(GIVEN_UP, ` ${READ} `))
  readBudget(clause)
  readParty(clause)
  readDates(clause, context.today)
  const swapped = pattern`
    \b(?:swap|replace|change|switch)\b.*?\b(?:for|with|to|by)\b(?<rest>.*)$
  `.exec(clause.text)?.groups?.['rest']
  const awaiting = context.awaiting === 'origin' || context.awaiting === 'destination' ? context.awaiting : undefined
  return readPlaces(swapped === undefined ? clause.text : `to ${swapped}`, awaiting)
}

/**
 * Reads what a part says about the trip but for its places. `goes`: it names a place, so that its days are not about
 * the trip on the board. `residue`: the part without what was read.
 */
export function readTripParts(
  spoken: string,
  context: MessageContext,
  goes: boolean,
): { readonly parts: TripParts; readonly residue: string } {
  const clause = createClause(spoken)
  const parts: TripParts = {
    ...readBudget(clause),
    ...readParty(clause),
    ...readDates(clause, context.today, goes ? {} : context.trip),
  }
  const compared = clause.has(/\b(?:cheaper|cheapest|better|hotel|flight|room)\b/)
  const style = !compared ? readStyle(clause) : goes ? readStyleOfTrip(clause) : undefined
  if (style !== undefined) parts.style = style
  for (const key of Object.keys(parts) as (keyof TripParts)[]) if (parts[key] === undefined) delete parts[key]
  return { parts, residue: clause.text }
}

/** "A cheap trip with a nice hotel": what is said of the hotel or a flight is not said of the trip. */
function readStyleOfTrip(clause: Clause): TripIntent['style'] {
  const said = /\b(?:[\w-]+ )(?=(?:hotel|flight|room)s?\b)/giu
  const rest = createClause(clause.text.replaceAll(said, ''))
  const style = readStyle(rest)
  if (style !== undefined) readStyle(clause)
  return style
}
