import { placeAt, toWords, type FoundPlace, type Word } from '../../domain/places/find-place.ts'
import { resolveLoadedPlace } from '../../domain/places/resolve-place.ts'
import { READ } from './clause.ts'
import { pattern } from './pattern.ts'
import { DESTINATION_MARKERS, NEVER_A_PLACE, ORIGIN_MARKERS, SOMETIMES_A_PLACE } from './vocabulary.ts'

/** Places of a message, as written. */
export interface Places {
  readonly origin?: string | undefined
  readonly destination?: string | undefined
  /** Further places, which one trip cannot have. */
  readonly others: readonly string[]
}

type Role = 'origin' | 'destination' | 'ignored' | undefined

interface Mention {
  readonly start: number
  readonly length: number
  readonly text: string
  readonly role: Role
}

/** A place that nobody introduced ("Lisbon next week") is believed from this size on. People. */
const KNOWN_CITY_PEOPLE = 100_000

/** One that is written with a capital, from this size on. People. */
const CAPITALISED_CITY_PEOPLE = 1_500

/** Reads where a trip goes from and to. `awaiting`: what was last asked for, which a bare name then answers. */
export function readPlaces(text: string, awaiting: 'origin' | 'destination' | undefined): Places {
  const words = toWords(text.replace(/(\p{L})-(?=\p{Lu})/gu, '$1 - '))
  const mentions = findMentions(words).filter((mention) => mention.role !== 'ignored')
  let origin = mentions.find((mention) => mention.role === 'origin')?.text
  const rest = mentions.filter((mention) => mention.role !== 'origin')
  const destinations = rest.filter((mention) => mention.role === 'destination')
  const bare = rest.filter((mention) => mention.role === undefined)
  let destination = destinations[0]?.text
  for (const mention of bare) {
    if (awaiting === 'origin' && origin === undefined) origin = mention.text
    else if (bare.length + destinations.length > 1 && origin === undefined) origin = mention.text
    else destination ??= mention.text
  }
  if (awaiting === 'origin' && origin === undefined && destinations.length === 1 && isHere(words, destinations[0])) {
    origin = destination
    destination = undefined
  }
  const used = new Set([origin, destination])
  return { origin, destination, others: rest.map((mention) => mention.text).filter((name) => !used.has(name)) }
}

/** Every place name of a text, in order, whatever its part in the sentence. */
export function namedPlaces(text: string): readonly string[] {
  return findMentions(toWords(text)).map((mention) => mention.text)
}

function findMentions(words: readonly Word[]): readonly Mention[] {
  const mentions: Mention[] = []
  const shouted = words.every((word) => word.raw === word.raw.toUpperCase())
  for (let index = 0; index < words.length; index++) {
    const marker = markerBefore(words, index, mentions.at(-1))
    const found = NEVER_A_PLACE.has(words[index]?.name ?? '') ? longName(words, index) : placeAt(words, index)
    if (found !== undefined && isBelievable(words, index, found, marker, shouted)) {
      mentions.push({ start: index, length: found.length, text: rawText(words, index, found.length), role: marker })
      index += found.length - 1
    } else {
      const unknown = found === undefined ? unknownPlace(words, index, marker, shouted) : undefined
      if (unknown === undefined) continue
      mentions.push({ start: index, length: unknown, text: rawText(words, index, unknown), role: marker })
      index += unknown - 1
    }
  }
  return mentions
}

/** "The Hague", "New York", "Las Vegas": names that begin with a word which alone is no place. */
function longName(words: readonly Word[], index: number): FoundPlace | undefined {
  const found = placeAt(words, index)
  if (found === undefined || found.length < 2) return undefined
  const last = words[index + 1]?.name ?? ''
  return NEVER_A_PLACE.has(last) && found.length === 2 && !/^(?:city|town)$/.test(last) ? undefined : found
}

function markerBefore(words: readonly Word[], index: number, previous: Mention | undefined): Role {
  const before = words[index - 1]?.name ?? ''
  const twoBefore = `${words[index - 2]?.name ?? ''} ${before}`
  if (/^(?:back to|back in|return to|home to|returning to|home from|back from)$/.test(twoBefore)) return 'ignored'
  if (
    pattern`
    ^(?:live in|based in|living in|out of|starting in|starting at|start in|home is|am in|im in
    |were in|located in|come from)$
  `.test(twoBefore)
  )
    return 'origin'
  if (/^(?:leave|depart|start|starting|origin|departure|leaving from)$/.test(before)) return 'origin'
  if (ORIGIN_MARKERS.test(before)) return 'origin'
  const continues = previous !== undefined && previous.start + previous.length === index - 1
  if (before === 'between') return 'origin'
  if (before === 'and' && continues)
    return previous.role === 'origin' && words[previous.start - 1]?.name === 'between' ? 'destination' : previous.role
  if (/^(?:the|downtown|central|sunny|beautiful|lovely|old)$/.test(before) && index > 1)
    return markerBefore(words.toSpliced(index - 1, 1), index - 1, previous)
  return DESTINATION_MARKERS.test(before) ? 'destination' : undefined
}

function isBelievable(
  words: readonly Word[],
  index: number,
  found: FoundPlace,
  marker: Role,
  shouted: boolean,
): boolean {
  const word = words[index]
  if (word === undefined) return false
  const people = found.cities[0]?.population ?? (found.region === undefined ? 0 : Infinity)
  const capital = !shouted && /^\p{Lu}/u.test(word.raw)
  if (found.length === 1 && SOMETIMES_A_PLACE.has(word.name)) {
    return capital && index > 0 ? true : marker !== undefined && !isAdjective(words, index)
  }
  if (found.length === 1 && word.name.length < 3 && word.raw !== word.raw.toUpperCase()) return false
  if (marker !== undefined) return people >= 500 || capital
  if (capital && index > 0) return people >= CAPITALISED_CITY_PEOPLE
  return people >= KNOWN_CITY_PEOPLE || (capital && words.length <= 2)
}

/** "a nice weekend", "the best hotel": an adjective, although a place has the name too. */
function isAdjective(words: readonly Word[], index: number): boolean {
  const next = words[index + 1]?.name
  return (
    next !== undefined && next !== READ && !/^(?:from|for|in|on|with|and|next|this|at|under|leaving|please)$/.test(next)
  )
}

/** How many words an unknown name takes, if somebody clearly means a place: "to Atlantis", "from berln". */
function unknownPlace(words: readonly Word[], index: number, marker: Role, shouted: boolean): number | undefined {
  const word = words[index]
  if (marker === 'ignored' || word === undefined || !isNameWord(word)) return undefined
  if (marker === undefined) return index === 0 && isMisspeltCity(words) ? 1 : undefined
  const before = words[index - 1]?.name ?? ''
  const twoBefore = words[index - 2]?.name ?? ''
  const announced = before === 'the' && !capitalised(word, shouted) ? twoBefore : before
  if (!/^(?:to|from|in|visit|into|leaving|departing|about)$/.test(announced)) return undefined
  let length = 1
  const capital = capitalised(word, shouted)
  while (
    capital &&
    length < 3 &&
    isNameWord(words[index + length]) &&
    /^\p{Lu}/u.test(words[index + length]?.raw ?? '')
  )
    length++
  if (capital) return length
  const travels = words.slice(Math.max(0, index - 4), index - 1).some(({ name }) =>
    pattern`
    ^(?:fly|flight|go|travel|trip|get|weekend|holiday|vacation|break|getaway)s?$
  `.test(name),
  )
  const like = resolveLoadedPlace(word.raw)
  return travels || before === 'from' || (like.type === 'city' && like.misspelt === true) ? length : undefined
}

/** "lisabon", "lisabon from berlin": one word where a place is expected, which is nearly the name of a large city. */
function isMisspeltCity(words: readonly Word[]): boolean {
  const [word, next] = words
  if (word === undefined || word.raw.length < 6 || !(next === undefined || ORIGIN_MARKERS.test(next.name))) return false
  const like = resolveLoadedPlace(word.raw)
  return like.type === 'city' && like.misspelt === true
}

function capitalised(word: Word, shouted: boolean): boolean {
  return !shouted && /^\p{Lu}/u.test(word.raw)
}

function isNameWord(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    word.name !== READ &&
    /^\p{L}{3,}/u.test(word.raw) &&
    !NEVER_A_PLACE.has(word.name) &&
    !DESTINATION_MARKERS.test(word.name)
  )
}

/** "in Berlin", "I'm in Berlin": where one is, as an answer to where one starts. */
function isHere(words: readonly Word[], mention: Mention | undefined): boolean {
  return mention !== undefined && /^(?:in|at|near|around|for)$/.test(words[mention.start - 1]?.name ?? '')
}

function rawText(words: readonly Word[], start: number, length: number): string {
  return words
    .slice(start, start + length)
    .map((word) => word.raw)
    .join(' ')
}
