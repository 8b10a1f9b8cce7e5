/** Said to a greeting when nothing is planned. */
export const GREETING =
  'Hello! Tell me where you want to go, for example "Plan a weekend in Lisbon from Berlin for two, under €900".'

/** Said when somebody asks for help. */
export const HELP = [
  'I plan a trip between any two cities: flights, a hotel and things to do, found by three agents at once.',
  'Say where to, from where, when, for how many and for how much: ' +
    '"three nights in Rome from Hamburg in May for two adults and a child, under €900".',
  'Then change it: "cheaper hotel", "later return", "direct flights", "drop the museum", "add a food tour", ' +
    '"two days later", "one more night".',
  'Ask about it: "what\'s my itinerary?", "how much is it?", "when do I fly back?". Say "start over" for a new trip.',
  'The flights, hotels and activities are generated; nothing is booked.',
].join('\n')

/** Said when a message was not understood. */
export const NOT_UNDERSTOOD =
  'I did not understand that. Tell me where you want to go and from where, ask about your itinerary, or say what to ' +
  'change. "help" shows examples.'

/** Said when a part of a message was not understood. */
export function notUnderstood(words: string | undefined): string {
  return words === undefined ? NOT_UNDERSTOOD : `I did not understand: "${words}".`
}

/** Said when there is nothing to change. */
export const NOTHING_PLANNED =
  'Nothing is planned yet that I could change. Tell me where you want to go, and from where.'

/** Said when something was understood that this planner cannot do. `thing`: "trains". */
export function unsupported(thing: string): string {
  if (thing === 'that') return 'I only plan trips: flights, a hotel and things to do.'
  if (thing === 'booking and paying')
    return 'I cannot book or pay anything: the offers are generated, and the plan is a plan.'
  return `I cannot help with ${thing}: I only know flights, hotels and activities.`
}

/** Said when somebody has stopped the work on the page. */
export function stopped(who: string): string {
  return `${who} stopped it. What was found until now stays on the board; ask for the rest whenever you like.`
}

/** Said, to whoever comes back, when the work was called off because everybody had gone. */
export const EVERYBODY_LEFT =
  'Everybody had left, so I called off what was under way. What was found until then stays on the board; ' +
  'say what you want and I go on.'

/** Said when the board is being cleared. */
export const CLEARED = 'The board is clear. Where do you want to go, and from where?'
