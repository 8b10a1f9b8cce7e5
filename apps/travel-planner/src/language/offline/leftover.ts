import type { Intent } from '../intent.ts'
import { wishesOf, type ChangeIntent, type Target } from '../intent.ts'
import {
  ACTIVITY,
  ADD,
  CLOCK,
  COMPARISONS,
  DAYTIMES,
  EXCEPT,
  KEEP,
  NOTHING,
  REMOVE,
  RESTORE,
  STARS,
  SWAP,
  TARGET_WORDS,
} from './change-words.ts'
import { READ } from './clause.ts'
import { FILLER, TRIP_FILLER } from './filler.ts'
import { NUMBER } from './numbers.ts'
import { KIND_WORDS, UNSUPPORTED } from './vocabulary.ts'

const FLIGHTS: readonly Target[] = ['flights', 'outbound', 'return']

/** Stands for words that were understood: what is left on both sides of them is no one phrase. */
const GAP = '|'

/**
 * The words of a part that none of its intents accounts for, as phrases; fillers do not count. `residue` is the part
 * without what was taken out of it while it was read; `ofTrip`: it speaks of the trip itself.
 */
export function leftover(residue: string, intents: readonly Intent[], ofTrip: boolean): readonly string[] {
  let rest = residue.replaceAll(READ, GAP)
  for (const words of intents.flatMap(wordsOf)) {
    rest = rest.replace(new RegExp(words.source, 'giu'), (match) => (match === '' ? '' : ` ${GAP} `))
  }
  return rest
    .split(/[|,;:!?()"]+|\.(?=\s|$)/)
    .map((phrase) => withoutFiller(phrase, ofTrip))
    .filter((phrase) => phrase !== '')
}

/** Takes fillers off both ends; what is nothing but fillers is gone. */
function withoutFiller(phrase: string, ofTrip: boolean): string {
  const words = phrase.split(/\s+/).filter((word) => word !== '')
  const telling = words.map((word) => !isFiller(word, ofTrip))
  const first = telling.indexOf(true)
  return first < 0 ? '' : words.slice(first, telling.lastIndexOf(true) + 1).join(' ')
}

function isFiller(word: string, ofTrip: boolean): boolean {
  const plain = word.toLowerCase().replace(/^[^\p{L}\d€$£]+|[^\p{L}\d]+$/gu, '')
  if (plain === '' || FILLER.has(plain) || (ofTrip && TRIP_FILLER.has(plain))) return true
  const stem = /^(?<stem>\p{L}+)'(?:d|m|s|re|ll|ve)$/u.exec(plain)?.groups?.['stem']
  return stem !== undefined && FILLER.has(stem)
}

/** Patterns of the words that an intent accounts for. */
function wordsOf(intent: Intent): readonly RegExp[] {
  if (intent.type === 'change') return wordsOfChange(intent)
  if (intent.type === 'keep') return [KEEP, ...wordsOfTarget(intent.target), EXCEPT_WORDS]
  if (intent.type === 'unsupported')
    return UNSUPPORTED.filter(([, thing]) => thing === intent.thing).map(([words]) => words)
  return []
}

/** What turns a time into one that is not wanted. */
const REFUSALS = /\b(?:nothing|none|never|can't|cannot|avoid|don't)\b/

const EXCEPT_WORDS = new RegExp(EXCEPT.source.replace(/\\b\(\?<kept>.*$/, ''), 'iu')

function wordsOfChange(change: ChangeIntent): readonly RegExp[] {
  const { target, kinds = [], after, before, arrival, stars, count, restore, action, name, day } = change
  const wishes = wishesOf(change)
  return [
    ...(name === undefined ? [] : [new RegExp(name.replace(/[^\p{L}\d ]/gu, '.'), 'u')]),
    ...COMPARISONS.filter(([wish]) => wishes.includes(wish)).map(([, words]) => words),
    ...(restore === true ? [RESTORE] : []),
    ...kinds.map((kind) => KIND_WORDS[kind]),
    ...wordsOfTarget(target),
    ...(after === undefined && before === undefined ? [] : [CLOCK, ...DAYTIMES.map(([words]) => words), REFUSALS]),
    ...(arrival === true ? [/\b(?:arriv\w+|land(?:ing)?|be there|get there|be home)\b/] : []),
    ...(stars === undefined ? [] : [STARS]),
    ...(count === undefined ? [] : [new RegExp(`\\b(?:${NUMBER}|or)\\b`)]),
    ...(day !== undefined && action === 'remove' ? [NOTHING] : []),
    EXCEPT_WORDS,
    REMOVE,
    SWAP,
    ADD,
  ]
}

function wordsOfTarget(target: Target): readonly RegExp[] {
  const meant = FLIGHTS.includes(target) ? FLIGHTS : [target]
  const words = TARGET_WORDS.filter(([named]) => meant.includes(named)).map(([, pattern]) => pattern)
  if (target === 'hotel') return [...words, /\b(?:stay\w*|sleep\w*|somewhere)\b/]
  if (FLIGHTS.includes(target)) return [...words, /\b(?:arriv|land|leav|depart)\w*/]
  return target === 'activities' || target === 'everything' ? [...words, ACTIVITY] : words
}
