import { pattern } from './pattern.ts'

/** What a piece of a message speaks of; `undefined`: nothing by itself, it belongs to what is next to it. */
export type Head = 'trip' | 'change' | 'wish' | 'question' | 'other' | undefined

/** A part of a message that says one thing. */
export interface Spoken {
  readonly text: string
  /** A "but" stands before it. */
  readonly contrast: boolean
}

/** Where a sentence ends. */
const sentenceEnds = /(?<=[.!?;])\s+(?=[\p{L}\d])|\s+(?=\()|(?:^|\s+)\(?\d\)\s+/u

/** Where somebody takes back what was just said: what follows counts instead. */
const corrections = pattern`
  [,.]?\s*\b(?:no,? wait|wait,? no|or rather|(?:sorry,? )?i mean|i meant|scratch that|no,? sorry|actually,? no
  |on second thoughts?|make that|(?<=[\p{L}\d]), no(?=,))\b[,:]?\s*
`

/** Where another wish may begin; a comma within a number or a list of words is looked at again below. */
const joints = pattern`
  (,?\s+(?<!\b(?:everything|all|anything) )(?:and|but|also|plus|then|while)\b
  (?:,? (?:then|also|please|maybe|perhaps))*,?\s+
  |,\s+|\s+-\s+(?=\p{Ll}))
`

/** "Make it", "swap", "find": a verb begins a wish of its own, even when it names nothing. */
const startsAnew = pattern`
  ^(?:please |also |then |can you |could you |can we |could we |i(?:'d like| want) (?:you )?to )*
  (?:make|swap|change|find|get|remove|drop|delete|cancel|replace|switch|show|add|book|give)\b
`

/** "On Saturday", "after six": says when, of what was said before it. */
const saysWhen = /^(?:on|at|after|before|in the|around|not before|not after)\b/iu

/** "On Saturday", "after six", "under 200 euros": says when or for how much, of what was said before it. */
const saysHow =
  /^(?:(?:on|at|after|before|in the|around|not before|not after|under|below|up to|max|for (?:less|under))\b|[€$£<])/iu

/**
 * Splits a message into what it says: one part for each wish, question or statement about the trip. Lists such as "two
 * adults and a child" stay together. `headOf` tells what a piece speaks of.
 */
export function splitWishes(text: string, headOf: (piece: string) => Head): readonly Spoken[] {
  return text
    .split(new RegExp(`${corrections.source}|${sentenceEnds.source}`, 'iu'))
    .flatMap((sentence) => (sentence === undefined ? [] : splitSentence(sentence.trim(), headOf)))
    .filter((part) => part.text !== '')
}

function splitSentence(sentence: string, headOf: (piece: string) => Head): readonly Spoken[] {
  const pieces = sentence.split(new RegExp(joints.source, 'iu'))
  const parts: { text: string; head: Head; contrast: boolean }[] = []
  for (let index = 0; index < pieces.length; index += 2) {
    const text = pieces[index] ?? ''
    const joint = pieces[index - 1] ?? ''
    const head = headOf(text)
    const last = parts.at(-1)
    const contrast = /\bbut\b/i.test(joint) || /^(?:just|only|rather)\b/i.test(text)
    if (last === undefined) parts.push({ text, head, contrast })
    else if (belongs(last, { text, head }, joint, parts[0]?.head === 'trip')) {
      last.text = `${last.text}${joint}${text}`
      last.head ??= head
      if (last.head === 'wish') last.head = head ?? 'wish'
    } else parts.push({ text, head, contrast })
  }
  return parts.map(({ text, contrast }) => ({ text: text.trim(), contrast }))
}

interface Part {
  readonly text: string
  readonly head: Head
}

function belongs(last: Part, next: Part, joint: string, isTrip: boolean): boolean {
  if (next.head === undefined || last.head === undefined) return true
  if (next.head === 'trip') {
    if (last.head === 'trip') return true
    const says = isTrip ? saysWhen : saysHow
    return last.head === 'change' && /^,\s+$/.test(joint) && says.test(next.text)
  }
  if (next.head === 'wish') return (last.head === 'change' || last.head === 'wish') && !startsAnew.test(next.text)
  if (next.head === 'change') {
    if (last.head === 'change' && /^(?:maybe|perhaps|like|such as|for example|say)\b/i.test(next.text)) return true
    // "A cheaper and more central hotel" is one; "cheaper, and a museum" is two.
    if (last.head === 'wish')
      return (
        last.text.split(' ').length <= 3 &&
        !startsAnew.test(next.text) &&
        !/^(?:an?|the|another|my|our)\b/i.test(next.text)
      )
    // "Replace the museum and the gallery with a concert": the exchange ends where its other half does.
    const exchange = /\b(?:replace|swap|exchange|switch|change)\b(?!.*\b(?:with|for|by|to)\b)/i
    return exchange.test(last.text) && /\b(?:with|for|by)\b/i.test(next.text) && last.head === 'change'
  }
  return false
}
