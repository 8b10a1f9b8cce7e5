import type { TripIntent } from '../intent.ts'
import type { Clause } from './clause.ts'
import { pattern } from './pattern.ts'

type Money = Pick<TripIntent, 'budget' | 'noBudget' | 'budgetFor' | 'currency' | 'style'>

const AMOUNT = '(?<amount>\\d{1,3}(?:[.,]\\d{3})+|\\d+(?:[.,]\\d+)?)\\s?(?<thousand>k\\b)?'
const CURRENCY =
  '(?:€|eur(?:os?)?\\b|\\$|(?:us |american )?dollars?\\b|bucks\\b|£|pounds?\\b|quid\\b|francs?\\b|' +
  'z[łl]oty\\b|yen\\b|¥|rupees?\\b|₹|' +
  '(?:usd|gbp|chf|pln|jpy|inr|sek|nok|dkk|czk|huf|cad|aud|nzd|try|brl|cny)\\b)'
const LIMIT =
  '(?:under|below|less than|no more than|not more than|at most|up to|within|max(?:imum)?(?: of)?|for less than|' +
  'cheaper than|spend(?:ing)?(?: (?:at most|up to|about|around))?|cost(?:s|ing)?(?: (?:at most|under|up to))?|' +
  '(?:my |our |the |a |with a |on a )?budget(?: is| of| at| to|:)?(?: (?:about|around|up to|max))?)'
const PER_PERSON = '(?<person>\\s*(?:each|per person|p\\.?p\\.?|a head|per head|per traveller))?'

const limited = pattern`\b${LIMIT}\s*(?<before>${CURRENCY})?\s?${AMOUNT}\s?(?<after>${CURRENCY})?${PER_PERSON}`
const marked = pattern`(?<before>${CURRENCY})\s?${AMOUNT}${PER_PERSON}(?:\s?(?:max(?:imum)?|budget|tops|or less))?`
const trailing = pattern`\b${AMOUNT}\s?(?<after>${CURRENCY})${PER_PERSON}(?:\s?(?:max(?:imum)?|budget|tops|or less))?`
const bare = pattern`\b${AMOUNT}(?<person>) (?:max(?:imum)?|budget|tops|or less)\b`

const unlimited = pattern`
  \b(?:no (?:budget|limit|price limit|budget limit)|money (?:doesn't matter|is no object
  |no object)|unlimited budget|whatever it costs|any (?:price|budget)|forget (?:about )?(?:the
  |my) budget)\b
`
const cheap = pattern`
  \b(?:as cheap(?:ly)? as possible|on the cheap|cheap(?:ly|est)?|inexpensive|low[- ]cost
  |low[- ]budget|on a (?:tight |small |shoestring )?budget|budget[- ]friendly|budget (?=trip
  |weekend|holiday|hotel|flight)|affordable|backpack(?:ing|er)|frugal(?:ly)?)\b
`
const comfort = pattern`
  \b(?:luxur(?:y|ious)|fancy|5[- ]star|five[- ]star|comfortabl[ey]|in style|high[- ]end|upmarket
  |posh|splurge|treat (?:ourselves|myself|us))\b
`

/** What people call currencies other than the euro. */
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/\$|dollar|bucks/, 'USD'],
  [/£|pound|quid/, 'GBP'],
  [/franc/, 'CHF'],
  [/z[łl]oty/, 'PLN'],
  [/yen|¥/, 'JPY'],
  [/rupee|₹/, 'INR'],
]

/** Reads what a trip may cost, in whatever currency, and how it weighs money against comfort. */
export function readBudget(clause: Clause): Money {
  const money: { -readonly [Key in keyof Money]: Money[Key] } = {}
  if (clause.take(unlimited) !== undefined) money.noBudget = true
  // A number behind "within" or "up to" can also be a count of days or kilometres.
  const match = takeAmount(clause, limited) ?? clause.take(marked) ?? clause.take(trailing) ?? clause.take(bare)
  const groups = match?.groups
  if (groups?.['amount'] !== undefined) {
    money.budget = toAmount(groups['amount'], groups['thousand'] !== undefined)
    if (groups['person']) money.budgetFor = 'person'
    const currency = toCurrency(groups['before'] ?? groups['after'] ?? '€')
    if (currency !== 'EUR') money.currency = currency
  }
  return money
}

/** Reads how the trip weighs money against comfort; wishes for a cheaper or better thing are something else. */
export function readStyle(clause: Clause): TripIntent['style'] {
  if (clause.take(cheap) !== undefined) return 'cheap'
  if (clause.take(comfort) !== undefined) return 'comfort'
  return undefined
}

function takeAmount(clause: Clause, amounts: RegExp): RegExpExecArray | undefined {
  const match = amounts.exec(clause.text)
  if (match === null) return undefined
  const next = clause.text.slice(match.index + match[0].length)
  if (
    pattern`
    ^\s*(?:nights?|days?|weeks?|hours?|h\b|km|people|persons?|stars?|adults?|kids?|th\b|am\b
    |pm\b|:\d)
  `.test(next)
  )
    return undefined
  return clause.take(amounts)
}

function toAmount(text: string, thousands: boolean): number {
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(text)
  const amount = Number(grouped ? text.replace(/[.,]/g, '') : text.replace(',', '.'))
  return Math.round(thousands ? amount * 1_000 : amount)
}

function toCurrency(sign: string): string {
  const text = sign.toLowerCase()
  if (/^(?:€|eur)/.test(text)) return 'EUR'
  if (/^[a-z]{3}$/.test(text) && text !== 'yen') return text.toUpperCase()
  return CURRENCIES.find(([words]) => words.test(text))?.[1] ?? 'EUR'
}
