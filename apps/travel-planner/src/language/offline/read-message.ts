import { loadPlaces } from '../../domain/places/resolve-place.ts'
import type { About, ChangeIntent, Intent, MessageContext, TripIntent } from '../intent.ts'
import { REMOVE } from './change-words.ts'
import { createClause, tidy } from './clause.ts'
import { leftover } from './leftover.ts'
import { pattern } from './pattern.ts'
import { readPhrase } from './phrases.ts'
import { headOf, lastChange, readPart, type ReadPart } from './read-part.ts'
import { kindsIn, readTarget } from './read-target.ts'
import type { TripParts } from './read-trip.ts'
import { splitWishes, type Spoken } from './split-wishes.ts'

/** Words before what is said, which say nothing themselves. */
const openings = pattern`
  ^(?:(?:no(?=,| wait| sorry| actually)|nope|yes|yeah|ok|okay|well|so|and|but|also|oh|hmm?|um|nah|lol|hey|hi|hello
  |please|actually|sorry|wait|hold on|hang on|stop(?=[,!])|thanks|thank you
  |great|perfect|cool|nice|fine|alright|now|then)\b(?! (?:idea|one|to|for|with|hotels?|flights?|stops?|changes?|museums?
  |budget|limit|later|earlier|more|plans?|return|activit\w+|tours?)\b)[,.!]*\s+)+(?=\S)
`

/** Reads a message without a language model: what it says about the trip, wants changed, and asks. */
export async function readMessage(message: string, context: MessageContext): Promise<readonly Intent[]> {
  await loadPlaces()
  const text = tidy(message)
  const phrase = readPhrase(text)
  if (phrase !== undefined) return [{ type: phrase }]
  const spoken = splitWishes(text, (piece) => headOf(piece, context))
  const parts = readParts(spoken, context)
  const trip: TripParts = Object.assign({}, ...parts.map((part) => part.trip)) as TripParts
  const intents = merged(parts.flatMap((part) => part.intents))
  const said = Object.keys(trip).length > 0 ? [{ type: 'trip', ...trip } satisfies TripIntent] : []
  const all = keepApart([...said, ...intents])
  if (all.length === 0) return [{ type: 'unknown' }]
  const left = parts.flatMap((part) => part.left)
  return left.length === 0 ? all : [...all, { type: 'unknown', words: left.join(', ') }]
}

function readParts(spoken: readonly Spoken[], given: MessageContext): readonly ReadPart[] {
  const parts: ReadPart[] = []
  let context = given
  for (const { text, contrast } of spoken) {
    const before = lastChange(parts.at(-1)?.intents ?? [])
    const keeps = parts.at(-1)?.intents.at(-1)?.type === 'keep'
    const spokenText = keeps && !contrast && isBareName(text) ? `keep ${text}` : text
    const part = readOne(spokenText, context, contrast && before?.action === 'remove' ? undefined : before)
    parts.push(part)
    const { origin, destination } = part.trip
    // Days that are named after a new place are not about the trip on the board.
    const trip = origin !== undefined && destination !== undefined ? { origin, destination } : context.trip
    context = { ...context, trip, about: aboutOf(part.intents, context.about) }
  }
  // "The hotel and the flights should be cheaper": what stands first has its verb behind it.
  return parts.map((part, index) => {
    const text = spoken[index]?.text ?? ''
    const next = lastChange(parts[index + 1]?.intents ?? [])
    if (part.intents.length > 0 || next === undefined || !namesSomething(text)) return part
    const again = readOne(text, given, next)
    return again.intents.length > 0 && again.left.length === 0 ? again : part
  })
}

function readOne(spoken: string, context: MessageContext, before: ChangeIntent | undefined): ReadPart {
  const same = readPhrase(spoken)
  if (same !== undefined) {
    const isSilent = /^(?:greeting|thanks|yes|no)$/.test(same)
    return { intents: isSilent ? [] : [{ type: same }], trip: {}, left: [] }
  }
  const text = spoken.replace(openings, '')
  const { about } = context
  const part = readPart(text, context, { about })
  const says = part.intents.length > 0 || Object.keys(part.trip).length > 0
  if (part.intents.length > 0 || (says && part.left.length === 0)) return part
  const action = text.endsWith('?') ? undefined : inherited(text, before)
  const again = action === undefined ? part : readPart(text, context, { about, action })
  // "The hotel, which my aunt knows": more than a name in a list, so that the verb before it is not meant.
  return again.intents.length > 0 && again.left.length === 0
    ? again
    : says
      ? part
      : { ...part, left: leftover(text, [], false) }
}

/** What to do with what is only named: the same as with what was named before it; things to do are added. */
function inherited(text: string, before: ChangeIntent | undefined): Pick<ChangeIntent, 'action'> | undefined {
  const clause = createClause(text)
  const kinds = kindsIn(clause)
  const activities = kinds.length > 0 || readTarget(clause, kinds) === 'activities'
  const isSwapOfOther = before?.action === 'swap' && before.target !== 'activities' && before.wish !== undefined
  if (activities)
    return before === undefined || before.stars !== undefined || isSwapOfOther ? { action: 'add' } : before
  return before
}

/** "The hotel", "activities": a name in a list. */
function isBareName(text: string): boolean {
  return namesSomething(text) && text.split(' ').length <= 3 && !REMOVE.test(text)
}

function namesSomething(text: string): boolean {
  const clause = createClause(text)
  const target = readTarget(clause, kindsIn(clause))
  return target !== undefined && target !== 'everything' && !text.endsWith('?')
}

function aboutOf(intents: readonly Intent[], before: About | undefined): About | undefined {
  const change = lastChange(intents)
  if (change === undefined) return before
  return { target: change.target, ...(change.kinds === undefined ? {} : { kinds: change.kinds }) }
}

/** "A museum and a concert" are one order, not two. */
function merged(intents: readonly Intent[]): readonly Intent[] {
  const result: Intent[] = []
  for (const intent of intents) {
    const last = result.at(-1)
    if (intent.type === 'change' && last?.type === 'change' && isSameOrder(last, intent)) {
      const { name: _, ...rest } = last
      result[result.length - 1] = { ...rest, kinds: [...new Set([...(last.kinds ?? []), ...(intent.kinds ?? [])])] }
    } else if (!result.some((other) => JSON.stringify(other) === JSON.stringify(intent))) result.push(intent)
  }
  return result
}

function isSameOrder(left: ChangeIntent, right: ChangeIntent): boolean {
  const but = ({ kinds: _kinds, name: _name, ...rest }: ChangeIntent): string => JSON.stringify(rest)
  return left.action !== 'swap' && left.kinds !== undefined && right.kinds !== undefined && but(left) === but(right)
}

/** "Keep the hotel but change everything else": everything is then each of the others. */
function keepApart(intents: readonly Intent[]): readonly Intent[] {
  const kept = intents.flatMap((intent) => (intent.type === 'keep' ? [intent.target] : []))
  if (kept.length === 0) return intents
  return intents.flatMap((intent): readonly Intent[] => {
    if (intent.type !== 'change' || intent.target !== 'everything') return [intent]
    const targets = (['flights', 'hotel', 'activities'] as const).filter((target) => !kept.includes(target))
    return targets.map((target) => ({ ...intent, target }))
  })
}
