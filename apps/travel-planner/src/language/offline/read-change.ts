import type { ActivityKind } from '../../board/activity.ts'
import type { About, ChangeIntent, Intent, Target, Wish } from '../intent.ts'
import { ADD, EXCEPT, KEEP, NOTHING, PRONOUN, REMOVE, RESTORE, STARS, SWAP } from './change-words.ts'
import { createClause, READ, type Clause } from './clause.ts'
import { pattern } from './pattern.ts'
import { kindsIn, readTarget, readWishes, targetOf } from './read-target.ts'
import { readTimes } from './read-times.ts'
import { NUMBER, toNumber } from './numbers.ts'

type Action = ChangeIntent['action']

/** What is known when a wish for a change is read. */
export interface ChangeContext {
  /** The day the clause names, read before. */
  readonly day?: string | undefined
  /** What "it" means. */
  readonly about?: About | undefined
  /** What is to be done when the clause has no verb of its own: "drop the museum *and the food tour*". */
  readonly action?: Pick<ChangeIntent, 'action' | 'wish' | 'furtherWishes'> | undefined
}

/** A time is that of arriving. */
const ARRIVES = /\b(?:arriv\w+|land(?:ing)?|be there|get (?:there|me|us)|be (?:home|in|at))\b/

const exchange = pattern`
  \b(?:replace|swap|exchange|switch|change|instead of|rather than)\b(?<old>.+?)
  (?:\b(?:with|for|by|to|into|i'd|we'd|i|we|can|could|let's|add|find|get)\b|,)(?<wanted>.+)$
`
const exchangeBehind = pattern`^(?<wanted>.+)\b(?:instead of|rather than)\b(?<old>.+)$`

/** Reads wishes to change what is planned, or to keep it. */
export function readChanges(clause: Clause, context: ChangeContext): readonly Intent[] {
  const { day } = context
  const kept = EXCEPT.exec(clause.text)?.groups?.['kept']
  if (kept !== undefined) return readExcept(clause, kept, context)
  const groups = (exchange.exec(clause.text) ?? exchangeBehind.exec(clause.text))?.groups
  const wanted = groups === undefined ? [] : kindsIn(createClause(groups['wanted'] ?? ''))
  const old = groups === undefined ? [] : kindsIn(createClause(groups['old'] ?? ''))
  if (wanted.length > 0 && old.length > 0) {
    const base = { type: 'change', target: 'activities', ...(day === undefined ? {} : { day }) } as const
    return [
      { ...base, action: 'remove', kinds: [...old] },
      { ...base, action: 'add', kinds: [...wanted] },
    ]
  }
  if (clause.has(KEEP) || isOnly(clause)) {
    const target = readTarget(clause, kindsIn(clause)) ?? context.about?.target
    return target === undefined ? [] : [{ type: 'keep', target }]
  }
  const change = readChange(clause, context)
  return change === undefined ? [] : [change]
}

/** "No flights, *just the hotel*": what is named so is wanted as it is, unless a wish says otherwise. */
function isOnly(clause: Clause): boolean {
  if (!clause.has(/^(?:just|only) (?:the |a |my |our )?/)) return false
  return readWishes(clause, undefined).length === 0 && !clause.has(STARS) && kindsIn(clause).length === 0
}

/** Everything is changed but what is named. */
function readExcept(clause: Clause, kept: string, context: ChangeContext): readonly Intent[] {
  const named = createClause(kept)
  const target = readTarget(named, kindsIn(named))
  const rest = createClause(clause.text.replace(kept, ''))
  const change = readChange(rest, { ...context, about: { target: 'everything' } })
  if (target === undefined || change === undefined) return []
  return [
    { type: 'keep', target },
    { ...change, target: 'everything' },
  ]
}

/** Kinds that a trip itself may be spoken of with: "a day trip", "with the children", "a walk in the park". */
const TRIP_WORDS: readonly ActivityKind[] = ['day trip', 'family', 'park', 'sport', 'viewpoint']

/** Wishes that come along with a trip: "…, with a food tour", "… in a four-star hotel", "direct flights please". */
export function readTripWishes(clause: Clause): readonly ChangeIntent[] {
  const changes: ChangeIntent[] = []
  const count = clause.take(STARS)?.groups?.['count']
  const [wish] = clause.has(/\bhotel\b/) ? readWishes(clause, 'hotel') : []
  if (count !== undefined) changes.push({ type: 'change', action: 'swap', target: 'hotel', stars: toStars(count) })
  else if (wish !== undefined) changes.push({ type: 'change', action: 'swap', target: 'hotel', wish })
  if (clause.has(/\b(?:direct|non-?stop) flights?\b|\bflights?\b.*\b(?:direct|non-?stop)\b|\bfly(?:ing)? direct\b/)) {
    changes.push({ type: 'change', action: 'swap', target: 'flights', wish: 'direct' })
  }
  for (const target of ['flights', 'hotel'] as const) {
    const unwanted =
      target === 'hotel' ? /\b(?:no|without(?: a| any)?) hotel\b/ : /\b(?:no|without(?: any)?) flights?\b/
    if (clause.has(unwanted)) changes.push({ type: 'change', action: 'remove', target })
  }
  const isTimed = clause.has(
    /\d(?::\d\d| ?(?:am|pm|a\.m\.|p\.m\.|o'clock)\b)|\b(?:in the|\p{L}+day) (?:morning|afternoon|evening)\b/u,
  )
  const times = isTimed ? readTimes(clause) : {}
  if ((times.after ?? times.before) !== undefined) {
    const arrival = clause.has(ARRIVES) ? { arrival: true } : {}
    changes.push({ type: 'change', action: 'swap', target: 'outbound', ...times, ...arrival })
  }
  const kinds = kindsIn(clause).filter((kind) => !TRIP_WORDS.includes(kind))
  const action = clause.has(/\b(?:no|without|not)\b/) ? 'remove' : 'add'
  if (kinds.length > 0) changes.push({ type: 'change', action, target: 'activities', kinds: [...kinds] })
  return changes
}

function readChange(clause: Clause, context: ChangeContext): ChangeIntent | undefined {
  const { day, about } = context
  const stars = clause.take(STARS)?.groups?.['count']
  const times = readTimes(clause)
  const timed = (times.after ?? times.before) !== undefined
  if (day !== undefined && !timed && clause.has(NOTHING))
    return { type: 'change', action: 'remove', target: 'activities', day }
  const kinds = kindsIn(clause)
  const named = readTarget(clause, kinds)
  if (clause.has(RESTORE)) {
    const target =
      clause.has(/\bflights?\b/) && !clause.has(/\b(?:return|outbound)\b/) ? 'flights' : (named ?? about?.target)
    if (target !== undefined) return { type: 'change', action: 'add', target, restore: true, ...kindsOf(kinds, target) }
  }
  const wishes = readWishes(clause, named)
  const wished = wishes.length > 0 || stars !== undefined || (named !== 'activities' && timed)
  const action = readAction(clause, wishes, wished, named, kinds) ?? context.action?.action
  const pronoun = clause.has(PRONOUN) && (action === 'remove' || action === 'swap')
  const implied = targetOf(wishes, stars === undefined ? undefined : toStars(stars), times, about)
  const target = named ?? (wished ? implied : pronoun ? about?.target : undefined)
  if (action === undefined || target === undefined) return undefined
  const meantKinds = kinds.length === 0 && named === undefined && target === about?.target ? about.kinds : kinds
  const arrival = timed && clause.has(ARRIVES)
  const name = named !== undefined && (target === 'activities' || target === 'hotel') ? readName(clause) : undefined
  return {
    type: 'change',
    action,
    target,
    ...wishPart(wishes.length > 0 || stars !== undefined || timed ? wishes : inheritedWishes(context)),
    ...times,
    ...(arrival ? { arrival } : {}),
    ...(stars === undefined ? {} : { stars: toStars(stars) }),
    ...kindsOf(meantKinds ?? [], target),
    ...(target === 'activities' && action !== 'remove' ? countOf(clause, kinds) : {}),
    ...(day === undefined ? {} : { day }),
    ...(name === undefined ? {} : { name }),
  }
}

function readAction(
  clause: Clause,
  wishes: readonly Wish[],
  wished: boolean,
  target: Target | undefined,
  kinds: readonly ActivityKind[],
): Action | undefined {
  const dislikes = pattern`\b(?:don't|do not|didn't) like\b|\bhate\b|\bnot (?:happy with|a fan of)\b`
  // "I don't like the hotel" wants another one; "no museum" wants none.
  if (clause.has(dislikes) && kinds.length === 0) return 'swap'
  if (wished || wishes.length > 0) {
    if (clause.has(/\b(?:drop|remove|delete|cancel|skip)\b/)) return 'remove'
    return target === 'activities' && clause.has(/\b(?:add|also|another)\b/) ? 'add' : 'swap'
  }
  if (clause.has(REMOVE) && !clause.has(/\b(?:another|different|instead|replace|swap)\b/)) return 'remove'
  const another = /\b(?:one )?more\b|\banother (?:activit|tour|thing)/
  if (clause.has(another) && target === 'activities') return 'add'
  if (kinds.length > 0 && clause.has(/\banother\b/) && !clause.has(/\b(?:swap|change|replace|switch)\b/)) return 'add'
  const isExchange = clause.has(/\b(?:swap|change|replace|switch)\b/)
  if (kinds.length > 0 && clause.has(/\binstead\b/) && !isExchange) return 'add'
  if (clause.has(SWAP)) return 'swap'
  if (clause.has(/\b(?:something|things|stuff|anything) (?:to (?:do|see)|for)\b|\bonly\b/)) return 'add'
  return clause.has(ADD) ? 'add' : undefined
}

function kindsOf(kinds: readonly ActivityKind[], target: Target): Pick<ChangeIntent, 'kinds'> {
  return kinds.length === 0 || target !== 'activities' ? {} : { kinds: [...kinds] }
}

function wishPart([wish, ...further]: readonly Wish[]): Pick<ChangeIntent, 'wish' | 'furtherWishes'> {
  if (wish === undefined) return {}
  return further.length === 0 ? { wish } : { wish, furtherWishes: further }
}

function inheritedWishes({ action }: ChangeContext): readonly Wish[] {
  return action?.wish === undefined ? [] : [action.wish, ...(action.furtherWishes ?? [])]
}

/** "Two museums", "three more things to do", "a concert or the theatre". */
function countOf(clause: Clause, kinds: readonly ActivityKind[]): Pick<ChangeIntent, 'count'> {
  if (kinds.length > 1 && clause.has(/\bor\b/)) return { count: 1 }
  const match = pattern`
    \b(?<count>${NUMBER}) (?:more |other |different |further |new )*(?:\p{L}+ )?
    (?:\p{L}+s|things? to (?:do|see)|activities)\b
  `.exec(clause.text)?.groups
  const count = toNumber((match?.['count'] ?? '').toLowerCase())
  return Number.isNaN(count) || count < 2 || count > 8 ? {} : { count }
}

/** The words behind a verb that may name something on the board: "drop the walking tour of Alfama". */
function readName(clause: Clause): string | undefined {
  const match = pattern`
      \b(?:drop|remove|delete|cancel|skip|scrap|ditch|swap|replace|change|take out|leave out
      |without|get rid of|hate|don't like)\s+(?:the |my |our |that |this )?"?(?<name>[\p{L}\d][\p{L}\d' ,-]{2,60})
    `.exec(clause.text.replaceAll(READ, ''))
  return match?.groups?.['name']?.replace(/\b(?:for|with|by|instead|please|and|on)\b.*$/iu, '').trim()
}

function toStars(count: string): number {
  return { one: 1, two: 2, three: 3, four: 4, five: 5 }[count.toLowerCase()] ?? Number(count)
}
