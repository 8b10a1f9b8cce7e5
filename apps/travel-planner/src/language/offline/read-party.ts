import type { TripIntent } from '../intent.ts'
import type { Clause } from './clause.ts'
import { NUMBER, toNumber } from './numbers.ts'
import { pattern } from './pattern.ts'

type Company = Pick<TripIntent, 'adults' | 'children' | 'addAdults'>

const CHILD = '(?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|infants?|sons?|daughters?|teenagers?|little ones?)'
const PARTNER =
  '(?:wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|spouse|mum|mom|mother|dad|father|sister|brother|friend|' +
  'colleague|mate|gf|bf|best friend|aunt|uncle|cousin|grandma|grandmother|grandpa|grandfather|boss)'
const ADULT = '(?:adults?|grown-?ups?)'
const PEOPLE = '(?:people|ppl|persons?|pax|passengers?|travell?ers?|guests?|of us|friends|tourists|colleagues|mates)'
const NOT_TIME =
  '(?!\\s*-?\\s*(?:nights?|days?|weeks?|months?|hours?|stars?|st\\b|nd\\b|rd\\b|th\\b|am\\b|pm\\b|[:./\\d]))'

const children = pattern`
  \b(?:and |with |plus |\+ ?)?(?:(?:our|my|the) )?(?<count>${NUMBER} )?(?:small |young |little )?${CHILD}\b
`
const adults = pattern`\b(?:for |we are |we're |party of )?(?<count>${NUMBER}) ${ADULT}\b`
const family = pattern`\b(?:a )?family of (?<count>${NUMBER})\b`
const couples = pattern`\b(?<count>two|three|four|[2-4]) couples\b`
const people = pattern`
  \b(?<with>with )?(?:for |we are |we're |there are |there will be |party of |group of )?(?:the )?
  (?:my |our )?(?<count>${NUMBER}) (?:other )?${PEOPLE}\b
`
const us = pattern`
  \b(?:the )?(?<count>two|three|four|five|six|2|3|4|5|6) of us\b|\bus (?<after>two|three
  |four|five|six|2|3|4|5|6)\b
`
const more = pattern`
  \b(?:add |plus )?(?<count>${NUMBER}) (?:more|extra|additional|other) (?:people|persons?|adults?
  |travell?ers?|friends?)\b
`
const another = /\b(?:add|plus|with) (?:another|an extra|an additional) (?:person|adult|travell?er|friend)\b/
const joins = pattern`
  \b(?:my|a|our) ${PARTNER} (?:is |will be )?(?:coming|joining|joins|comes)\b(?: too| along
  | as well)?
`
const bring = pattern`\b(?:bring(?:ing)?|add|take|taking) (?:along )?my ${PARTNER}\b(?: along| too)?`
const meAnd = pattern`
  \b(?:for )?(?:me and my|my|myself and my) ${PARTNER}(?: and (?:me|i|myself))\b|\b(?:for )?
  (?:me|myself) and (?:my|a) ${PARTNER}\b
`
const withPartner = pattern`\b(?:with|and|plus|me,|myself,|i,) (?:my|a|our|the) ${PARTNER}\b|\bmy ${PARTNER} and i\b`
const couple = /\b(?:for|as|we are|we're) (?:a|the) couple\b|\bromantic\b|\bhoneymoon\b|\banniversary\b/
const alone = /\b(?:alone|solo|by myself|on my own|just me|only me|for myself|for me(?! and)|for one(?: person)?)\b/
const forCount = pattern`\bfor (?:the )?(?<count>two|three|four|five|six|seven|eight|[2-9]|1[0-2])\b${NOT_TIME}`
const weAre = pattern`
  \b(?:we are|we're|make it|there are) (?<count>two|three|four|five|six|[2-9])\b(?: now)?${NOT_TIME}
`

/** Reads who travels. What was not said is absent: "with two children" alone leaves the number of adults open. */
export function readParty(clause: Clause): Company {
  const extra = clause.take(more)?.groups?.['count']
  if (extra !== undefined) return { addAdults: toNumber(extra.toLowerCase()) }
  if (clause.take(another) !== undefined || clause.take(joins) !== undefined || clause.take(bring) !== undefined)
    return { addAdults: 1 }
  const household = clause.take(family)?.groups?.['count']
  if (household !== undefined) {
    const size = toNumber(household.toLowerCase())
    return size <= 2 ? { adults: 1, children: size - 1 } : { adults: 2, children: size - 2 }
  }
  const company: { -readonly [Key in keyof Company]: Company[Key] } = {}
  const grown = readAdults(clause)
  if (grown !== undefined) company.adults = grown
  const young = clause.take(children)
  if (young !== undefined) {
    const count = young.groups?.['count']
    const several = /(?:kids|children|babies|toddlers|infants|sons|daughters|teenagers|ones)$/i.test(young[0])
    company.children = count === undefined ? (several ? 2 : 1) : toNumber(count.trim().toLowerCase())
  }
  return company
}

function readAdults(clause: Clause): number | undefined {
  const stated = clause.take(adults)?.groups?.['count']
  if (stated !== undefined) return toNumber(stated.toLowerCase())
  const ours = clause.take(us)?.groups
  const count = ours?.['count'] ?? ours?.['after']
  if (count !== undefined) return toNumber(count.toLowerCase())
  const pairs = clause.take(couples)?.groups?.['count']
  if (pairs !== undefined) return 2 * toNumber(pairs.toLowerCase())
  const group = clause.take(people)
  const size = group?.groups?.['count']
  if (group !== undefined && size !== undefined) {
    const others = group.groups?.['with'] !== undefined && /friends|colleagues|mates|other/i.test(group[0])
    return toNumber(size.toLowerCase()) + (others ? 1 : 0)
  }
  if (clause.take(meAnd) !== undefined || clause.take(withPartner) !== undefined) return 2
  if (clause.take(couple) !== undefined) return 2
  if (clause.take(alone) !== undefined) return 1
  const bare = (clause.take(forCount) ?? clause.take(weAre))?.groups?.['count']
  return bare === undefined ? undefined : toNumber(bare.toLowerCase())
}
