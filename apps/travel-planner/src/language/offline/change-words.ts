import type { Target, Wish } from '../intent.ts'
import { pattern } from './pattern.ts'

/** Verbs that take something off. */
export const REMOVE: RegExp = pattern`
    \b(?:drop|remove|delete|cancel|skip|scrap|ditch|lose|get rid of|take (?:(?:it|that|them|those) )?(?:out|off
    |away)|leave (?:out|off)|kick out|cut|without|no more|no|not
    |already (?:have|got|booked|arranged)|don't (?:want|need|like)(?: any(?:more)?)?(?: to (?:do|see|go to|visit))?
    |do not (?:want|need)(?: to (?:do|see|go to|visit))?|forget(?: about)?|not (?:interested in
    |into)|hate|clear)\b
  `

/** Verbs that add something. */
export const ADD: RegExp = pattern`
    \b(?:add|include|put in|throw in|squeeze in|find|get|book|pick|choose|also|suggest|show me
    |i(?:'d| would)(?: also)? (?:like|love|want)|we(?:'d| would)(?: also)? (?:like|love|want)
    |(?:i|we) (?:also )?(?:want|need|fancy)|can (?:we|i|you) (?:also )?(?:do|have|go|see|visit
    |get|find|add)|could (?:we|i|you) (?:also )?(?:do|have|go|see|get|find|add)|(?:i|we) (?:also )?(?:love|enjoy)
    |let's (?:also )?(?:do|have|go|see|visit)|how about|what about|(?:one )?more)\b
  `

/** Words that ask for another one. */
export const SWAP: RegExp = pattern`
    \b(?:swap(?: out)?|change|replace|switch|exchange|another|different|other|something else
    |somewhere else|alternatives?|new|again|instead|don't like|do not like|hate|not happy with
    |not a fan of|re-?roll|rebook|pick again|try again|redo)\b
  `

/** Words for what is wished of a flight, hotel or activity. */
export const COMPARISONS: readonly (readonly [Wish, RegExp])[] = [
  [
    'cheaper',
    pattern`
    \b(?:cheaper|less expensive|less costly|more affordable|cheapest|lower priced?
    |(?:cheap|budget|affordable) (?=hotels?|flights?|rooms?)|(?<!not )too (?:expensive
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
  [
    'later',
    pattern`
    \b(?:later|latest|too early|no early|(?:hate|avoid|dislike|don't like)\b.*\bearly
    |(?:so|that) early|last flight)\b
  `,
  ],
  [
    'earlier',
    /\b(?:earlier|sooner|earliest|too late|(?:hate|dislike|don't like)\b.*\blate|(?:so|that) late|first flight)\b/,
  ],
  [
    'nearer',
    pattern`
    \b(?:closer(?: in)?|nearer|more central(?:ly)?|central(?:ly)?(?: located)?|(?:(?:in|near|to) )?(?:the )?
    (?:city |town )?cent(?:re|er)|downtown|too far(?: away| out)?)\b
  `,
  ],
  [
    'better',
    pattern`
    \b(?:better|nicer
    |(?:nice|good|great|fancy|luxury|luxurious|posh) (?=hotels?|rooms?|place to stay)
    |fancier|more comfortable|more luxurious|upgrade|higher[- ]rated|best(?: rated)?
    |posher|classier|more (?:interesting|fun|exciting))\b
  `,
  ],
]

/** Words for what can be changed, but for activities. */
export const TARGET_WORDS: readonly (readonly [Target, RegExp])[] = [
  [
    'return',
    pattern`
    \b(?:(?:return|inbound|homebound|back|home)(?:ing)? (?:flight|leg|journey|trip|one)|flights? (?:back
    |home)|way (?:back|home)|(?:fly|flying|go|going|get|come|coming|travel|be) (?:back|home)|return)\b
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

/** Words for activities of no particular kind. */
export const ACTIVITY: RegExp = pattern`
  \b(?:activit(?:y|ies)|things? to (?:do|see)|something to (?:do|see)|do (?:something|anything|stuff)|stuff to do|tours?
  |excursions?|sights?|programme|attractions?|entertainment)\b
`

/** "Nothing on Sunday". */
export const NOTHING: RegExp = pattern`
  \bnothing\b|\b(?:don't|do not) want to do anything\b|\bno (?:plans|activities)\b|\bday off\b
  |\bfree day\b|\b(?:keep|leave)\b.*\bfree\b
`

/** Times of the day: words, after, before. */
export const DAYTIMES: readonly (readonly [RegExp, string | undefined, string | undefined])[] = [
  [/\bbefore (?:noon|midday|lunch)\b/, undefined, '12:00'],
  [/\bafter (?:noon|midday|lunch)\b/, '12:00', undefined],
  [/\b(?:in the |early )?morning\b/, '05:00', '12:00'],
  [/\b(?:in the )?afternoon\b/, '12:00', '18:00'],
  [/\b(?:in the )?evening\b|\bat night\b|\bnight (?=flights?\b)/, '17:30', '23:59'],
]

/** A time of the clock, and which side of it. */
export const CLOCK: RegExp = pattern`
  \b(?<side>after|before|not before|not after|by|from|later than|earlier than|around
  |at) (?:about )?(?<hour>\d{1,2})(?:[:.](?<minute>\d\d))?\s?(?<half>am|pm|a\.m\.|p\.m\.
  |o'clock|h)?\b
`

/** Stars of a hotel. */
export const STARS: RegExp = /\b(?<count>[1-5]|one|two|three|four|five)[- ]?stars?\b/

/** Shall stay as it is. */
export const KEEP: RegExp = pattern`
  \bkeep(?:ing)?\b(?!.*\bfree\b)|\bleave\b.*\b(?:as (?:it|they) (?:is|are)|alone|unchanged)\b
  |\b(?:don't|do not) (?:change|touch|swap)\b|\bhappy with\b(?<!not happy with)
`

/** What is spoken of stands for what the conversation was about. */
export const PRONOUN: RegExp = pattern`
  \b(?:it|this|that|them|those|these|both|one|ones)\b
`

/** "Everything except the hotel". */
export const EXCEPT: RegExp = pattern`
  \b(?:everything|all|anything)(?: else)?,? (?:except|but|apart from|besides|other than)(?: for)?\b(?<kept>.+)$
`

/** Put back what was taken off. */
export const RESTORE: RegExp = pattern`
  \b(?:put|bring|get|want|have|give|add)\b.*\bback\b(?! (?:home|later|earlier|on|at|in|after|before))|\brestore\b
  |\bby mistake\b|\bre-?add\b|\bun(?:remove|delete)\b
`
