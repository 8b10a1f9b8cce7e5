import { ACTIVITY_KINDS, type ActivityKind } from '../../board/activity.ts'
import type { ChangeIntent } from '../intent.ts'
import { createClause, READ, type Clause } from './clause.ts'
import { pattern } from './pattern.ts'
import { KIND_WORDS } from './vocabulary.ts'

type Action = ChangeIntent['action']
type Target = ChangeIntent['target']
type Wish = NonNullable<ChangeIntent['wish']>

const remove = pattern`
    \b(?:drop|remove|delete|cancel|skip|scrap|ditch|lose|get rid of|take (?:out|off|away)|leave (?:out
    |off)|kick out|cut|without|no more|no|don't (?:want|need|like)(?: to (?:do|see|go to|visit))?
    |do not (?:want|need)(?: to (?:do|see|go to|visit))?|forget(?: about)?|not (?:interested in
    |into)|hate|clear)\b
  `
const add = pattern`
    \b(?:add|include|put in|throw in|squeeze in|find|get|book|pick|choose|also|suggest|show me
    |i(?:'d| would)(?: also)? (?:like|love|want)|we(?:'d| would)(?: also)? (?:like|love|want)
    |(?:i|we) (?:also )?(?:want|need|fancy)|can (?:we|i|you) (?:also )?(?:do|have|go|see|visit
    |get|find|add)|could (?:we|i|you) (?:also )?(?:do|have|go|see|get|find|add)|let's (?:also )?(?:do
    |have|go|see|visit)|how about|what about|(?:one )?more)\b
  `
const swap = pattern`
    \b(?:swap(?: out)?|change|replace|switch|exchange|another|different|other|something else
    |somewhere else|alternatives?|new|again|instead|don't like|do not like|hate|not happy with
    |not a fan of|re-?roll|rebook|pick again|try again|redo)\b
  `

const comparisons: readonly (readonly [Wish, RegExp])[] = [
  [
    'cheaper',
    pattern`
    \b(?:cheaper|less expensive|less costly|more affordable|cheapest|lower priced?|too (?:expensive
    |pricey|dear|much)|save (?:some )?money|costs? less|cut (?:the )?costs?|bring (?:the )?(?:price
    |cost) down)\b
  `,
  ],
  [
    'direct',
    pattern`
    \b(?:direct|non-?stop|without (?:a )?(?:stops?|stopovers?|changes?|changing|layovers?|connections?)
    |no (?:stops?|stopovers?|layovers?|changes|connections?))\b
  `,
  ],
  ['shorter', /\b(?:shorter|faster|quicker|quickest|fastest|shortest|too long|takes? less (?:time|long))\b/],
  ['later', /\b(?:later|latest|too early|not (?:so|that) early|last flight)\b/],
  ['earlier', /\b(?:earlier|sooner|earliest|too late|not (?:so|that) late|first flight)\b/],
  [
    'nearer',
    pattern`
    \b(?:closer|nearer|more central(?:ly)?|central(?:ly)?(?: located)?|in the cent(?:re|er)
    |near the cent(?:re|er)|(?:city|town) cent(?:re|er)|downtown|too far(?: away| out)?)\b
  `,
  ],
  [
    'better',
    pattern`
    \b(?:better|nicer|fancier|more comfortable|more luxurious|upgrade|higher[- ]rated|best(?: rated)?
    |posher|classier|more (?:interesting|fun|exciting))\b
  `,
  ],
]

const targets: readonly (readonly [Target, RegExp])[] = [
  [
    'return',
    pattern`
    \b(?:(?:return|inbound|homebound|back|home)(?:ing)? (?:flight|leg|journey|trip|one)|flights? (?:back
    |home)|way (?:back|home)|(?:fly|flying|go|going|get|come|coming|travel) (?:back|home)|return)\b
  `,
  ],
  [
    'outbound',
    pattern`
    \b(?:(?:outbound|outgoing|outward|departure|departing|first) (?:flight|leg|journey)|flights? (?:out
    |there)|way (?:there|out)|fly(?:ing)? (?:out|there)|outbound)\b
  `,
  ],
  ['flights', /\b(?:flights?|planes?|fares?|air ?fares?|tickets?|airline|fly|flying|depart(?:ure)?)\b/],
  [
    'hotel',
    pattern`
    \b(?:hotels?|accommodations?|rooms?|place to (?:stay|sleep)|lodgings?|where (?:we|i) (?:stay
    |sleep)|somewhere to (?:stay|sleep)|guest ?house|somewhere (?:else )?to stay)\b
  `,
  ],
  [
    'everything',
    pattern`
    \b(?:everything|all(?: of (?:it|them|that))?|whole (?:thing|trip|plan)|the (?:plan|trip
    |lot)|it all)\b
  `,
  ],
]
const activity = pattern`
  \b(?:activit(?:y|ies)|things? to (?:do|see)|something to (?:do|see)|stuff to do|tours?
  |excursions?|sights?|programme|attractions?|entertainment)\b
`
const nothing = pattern`
  \bnothing\b|\b(?:don't|do not) want to do anything\b|\bno (?:plans|activities)\b|\bday off\b
  |\bfree day\b|\b(?:keep|leave)\b.*\bfree\b
`
const daytimes: readonly (readonly [RegExp, string | undefined, string | undefined])[] = [
  [/\bbefore (?:noon|midday|lunch)\b/, undefined, '12:00'],
  [/\bafter (?:noon|midday|lunch)\b/, '12:00', undefined],
  [/\b(?:in the |early )?morning\b/, '05:00', '12:00'],
  [/\b(?:in the )?afternoon\b/, '12:00', '18:00'],
  [/\b(?:in the )?evening\b|\b(?:at )?night(?=(?: flight)?s?\b)(?! ?(?:life|out))/, '17:30', '23:59'],
]
const clock = pattern`
  \b(?<side>after|before|not before|not after|by|from|later than|earlier than|around
  |at) (?:about )?(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?\s?(?<half>am|pm|a\.m\.|p\.m\.
  |o'clock|h)?\b
`
const stars = /\b(?<count>[1-5]|one|two|three|four|five)[- ]?stars?\b/

/** Reads wishes to change what is planned. The day, if any, was read before. */
export function readChanges(clause: Clause, day: string | undefined): readonly ChangeIntent[] {
  const exchange = pattern`
    \b(?:replace|swap|exchange|switch|change)\b(?<old>.+?)\b(?:with|for|by|to|into)\b(?<wanted>.+)$
  `.exec(clause.text)?.groups
  const wanted = exchange === undefined ? [] : kindsIn(createClause(exchange['wanted'] ?? ''))
  const old = exchange === undefined ? [] : kindsIn(createClause(exchange['old'] ?? ''))
  if (wanted.length > 0 && old.length > 0) {
    const base = { type: 'change', target: 'activities', ...(day === undefined ? {} : { day }) } as const
    return [
      { ...base, action: 'remove', kinds: [...old] },
      { ...base, action: 'add', kinds: [...wanted] },
    ]
  }
  const change = readChange(clause, day)
  return change === undefined ? [] : [change]
}

/** Kinds that a trip itself may be spoken of with: "a day trip", "with the children", "a walk in the park". */
const TRIP_WORDS: readonly ActivityKind[] = ['day trip', 'family', 'park', 'sport', 'viewpoint']

/** Wishes that come along with a trip: "…, with a food tour", "… in a four-star hotel", "direct flights please". */
export function readTripWishes(clause: Clause): readonly ChangeIntent[] {
  const changes: ChangeIntent[] = []
  const count = clause.take(stars)?.groups?.['count']
  const central = clause.has(/\bhotel\b.*\b(?:cent(?:re|er|ral)|downtown)\b|\bcentral hotel\b/)
  if (count !== undefined) changes.push({ type: 'change', action: 'swap', target: 'hotel', stars: toStars(count) })
  else if (central) changes.push({ type: 'change', action: 'swap', target: 'hotel', wish: 'nearer' })
  if (clause.has(/\b(?:direct|non-?stop) flights?\b|\bflights?\b.*\b(?:direct|non-?stop)\b|\bfly(?:ing)? direct\b/)) {
    changes.push({ type: 'change', action: 'swap', target: 'flights', wish: 'direct' })
  }
  const kinds = kindsIn(clause).filter((kind) => !TRIP_WORDS.includes(kind))
  if (kinds.length > 0) changes.push({ type: 'change', action: 'add', target: 'activities', kinds: [...kinds] })
  return changes
}

function kindsIn(clause: Clause): readonly ActivityKind[] {
  return ACTIVITY_KINDS.filter((kind) => clause.has(KIND_WORDS[kind]))
}

function readChange(clause: Clause, day: string | undefined): ChangeIntent | undefined {
  if (day !== undefined && clause.has(nothing)) return { type: 'change', action: 'remove', target: 'activities', day }
  const restore = clause.has(pattern`
    \b(?:put|bring|get|want)\b.*\bback\b(?! (?:home|later|earlier|on|at|in|after|before))|\brestore\b
    |\bby mistake\b|\bre-?add\b
  `)
  if (restore) {
    const target = clause.has(/\bflights?\b/) ? 'flights' : readTarget(clause, kindsIn(clause))
    if (target !== undefined) return { type: 'change', action: 'add', target, restore: true }
  }
  const starCount = clause.take(stars)?.groups?.['count']
  const times = readTimes(clause)
  const wish = comparisons.find(([, pattern]) => clause.has(pattern))?.[0]
  const kinds = kindsIn(clause)
  const arrival =
    (times.after ?? times.before) !== undefined &&
    clause.has(/\b(?:arriv\w+|land(?:ing)?|be there|get there|be home)\b/)
  const target = readTarget(clause, kinds)
  const timed = target !== 'activities' && (times.after ?? times.before) !== undefined
  const action = readAction(clause, wish, starCount !== undefined || timed)
  const wished = target ?? targetOf(wish, starCount, times)
  if (action === undefined || wished === undefined) return undefined
  if (target === undefined && wish === undefined && starCount === undefined && action !== 'swap') return undefined
  const name = wished === 'activities' || wished === 'hotel' ? readName(clause) : undefined
  return {
    type: 'change',
    action,
    target: wished,
    ...(wish === undefined ? {} : { wish }),
    ...times,
    ...(arrival ? { arrival } : {}),
    ...(starCount === undefined ? {} : { stars: toStars(starCount) }),
    ...(kinds.length === 0 || wished !== 'activities' ? {} : { kinds: [...kinds] }),
    ...(day === undefined ? {} : { day }),
    ...(name === undefined ? {} : { name }),
  }
}

function readAction(clause: Clause, wish: Wish | undefined, wished: boolean): Action | undefined {
  // "I don't like the hotel" wants another one; "no museum" wants none.
  if (
    clause.has(pattern`
    \b(?:don't|do not|didn't) like\b|\bhate\b|\bnot (?:happy with|a fan of)\b
  `) &&
    !clause.has(/\bmuseums?\b/)
  )
    return 'swap'
  if (wish !== undefined || wished) return clause.has(/\b(?:drop|remove|delete|cancel|skip)\b/) ? 'remove' : 'swap'
  if (clause.has(/\b(?:no|without) (?:stops?|changes?)\b/)) return 'swap'
  if (clause.has(remove) && !clause.has(/\b(?:another|different|instead|replace|swap)\b/)) return 'remove'
  if (clause.has(/\b(?:one )?more\b|\banother (?:activit|tour|thing|museum)/) && !clause.has(/\bhotel|flight/))
    return 'add'
  if (clause.has(swap)) return 'swap'
  if (clause.has(/\b(?:something|things|stuff|anything) to (?:do|see)\b|\bonly\b/)) return 'add'
  return clause.has(add) ? 'add' : undefined
}

function readTarget(clause: Clause, kinds: readonly ActivityKind[]): Target | undefined {
  const named = targets.find(([target, pattern]) => target !== 'everything' && clause.has(pattern))?.[0]
  if (named !== undefined && !(named === 'return' && clause.has(/\bflights\b/))) return named
  if (kinds.length > 0 || clause.has(activity)) return 'activities'
  if (named !== undefined) return named
  return clause.has(targets[4]?.[1] ?? /^$/) ? 'everything' : undefined
}

function targetOf(
  wish: Wish | undefined,
  starCount: string | undefined,
  times: Pick<ChangeIntent, 'after' | 'before'>,
): Target | undefined {
  if (starCount !== undefined || wish === 'nearer') return 'hotel'
  if (times.after !== undefined || times.before !== undefined) return 'flights'
  if (wish === 'later' || wish === 'earlier' || wish === 'direct' || wish === 'shorter') return 'flights'
  return wish === 'cheaper' || wish === 'better' ? 'everything' : undefined
}

function readTimes(clause: Clause): Pick<ChangeIntent, 'after' | 'before'> {
  const match = clause.take(clock)?.groups
  if (match !== undefined) {
    const half = match['half']?.toLowerCase() ?? ''
    const figure = Number(match['hour'])
    const hour = half.startsWith('p') && figure < 12 ? figure + 12 : half.startsWith('a') && figure === 12 ? 0 : figure
    const time = `${String(Math.min(23, hour)).padStart(2, '0')}:${match['minute'] ?? '00'}`
    const side = match['side']?.toLowerCase() ?? ''
    return /^(?:before|by|not after|earlier than)$/.test(side) ? { before: time } : { after: time }
  }
  const daytime = daytimes.find(([pattern]) => clause.has(pattern))
  if (daytime === undefined) return {}
  const [, after, before] = daytime
  return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) }
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
