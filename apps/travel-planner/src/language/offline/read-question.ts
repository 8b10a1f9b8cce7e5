import type { Topic } from '../intent.ts'
import type { Clause } from './clause.ts'
import { pattern } from './pattern.ts'

const asks = pattern`
  \?\s*$|^(?:and |so |ok(?:ay)? |but |hey |hi )?(?:what|when|where|which|who|how|is|are|am
  |do|does|did|will|was|tell me|show|list|give me|remind|recap|summar|overview|status|itinerary
  |my (?:itinerary|plan|trip|schedule|flights?|hotel)|total)\b|\b(?:tell me|show me|remind me
  |let me (?:see|know)|i(?:'d| would) like to (?:know|see)|can (?:you|i) (?:tell|show|see
  |remind|list)|do you know)\b
`

const topics: readonly (readonly [Topic, RegExp])[] = [
  [
    'outbound',
    pattern`
    ^(?:do|does|is|are|will) (?:we|i|it|they|the|my|our)\b.*\b(?:change|direct|non-?stop|stopovers?
    |layovers?)\b
  `,
  ],
  ['dates', /\bwhen(?:'s| is) (?:the|my|our) (?:trip|holiday|weekend|vacation)\b/],
  [
    'data',
    pattern`
    \b(?:are|is) (?:these|the|this|that|they|it|those|your)\b.*\b(?:real|actual|true|fake|made[- ]up
    |generated|invented|live|accurate)\b|\breal (?:flights?|data|prices?|hotels?|timetables?)\b
    |\bwhere (?:do|does|did|are).*(?:data|prices?|flights|hotels|timetable).*(?:come|from)\b
    |\bmade up\b
  `,
  ],
  ['hotel', /\b(?:far|close|near)\b.*\bcent(?:re|er)\b/],
  ['distance', /\bhow far\b|\bdistance\b|\bhow many (?:km|kilometres|kilometers|miles)\b/],
  [
    'status',
    pattern`
    \bare you (?:done|ready|finished|there|working|stuck)\b|\bhow(?:'s| is) it (?:going|coming)\b
    |\bhow long (?:will (?:it|this|that|you)|do(?:es)? (?:it|this|you)) take\b|\b(?:status
    |progress)\b|\bstill (?:working|searching|busy)\b|\bwhat are you (?:doing|working on)\b
    |\bwhat(?:'s| is) (?:happening|going on)\b
  `,
  ],
  [
    'budget',
    pattern`
    \b(?:in|within|over|under|inside|above|on) (?:my |the |our )?budget\b|\bbudget\b.*\b(?:left
    |remain\w*|over|ok|okay)\b|\bhow much .*\b(?:left|remain\w*)\b|\bleft over\b|\bwhat(?:'s
    | is| was) (?:my|our|the) budget\b|\bafford\b
  `,
  ],
  ['total', /\bhow much\b|\btotal\b|\bin all\b|\b(?:cost|costs|price|pay|spend|spending|expensive)\b/],
  [
    'itinerary',
    pattern`
    \bitinerary\b|\b(?:my|our|the) (?:plans?|trip|schedule|bookings?|holiday|weekend|travel plans?)\b(?!.*\b(?:start
    |begin|end|long|cost)\b)|\bwhat(?:'s| is| have| has| do| did).*\b(?:planned|selected|booked
    |chosen|picked|so far|we have|i have|we got|i got|on (?:the|my) (?:board|list))\b|\bsummar(?:y
    |ise|ize)\b|\bshow me (?:everything|what|all)\b|\brecap\b|\boverview\b|\bwhere (?:do|are) (?:we
    |i) (?:stand|at)\b|\bremind me\b
  `,
  ],
  [
    'return',
    pattern`
    \b(?:when|what time|which|how|what|where).*\b(?:back|home|return|inbound)\b|\breturn flight\b
    |\bflight (?:back|home)\b
  `,
  ],
  [
    'outbound',
    pattern`
    \b(?:when|what time|which|what).*\b(?:fly|flight|flights|leave|leaving|depart|departs|take off
    |takes off|airport|airline|plane|land|arrive)\b|\b(?:my|our|the) (?:flights?|outbound)\b
    |\bhow long (?:is|are|does).*\bfl(?:y|ight|ights|ying)\b|\boutbound\b
  `,
  ],
  [
    'hotel',
    pattern`
    \bwhere.*\b(?:stay|staying|sleep|sleeping)\b|\b(?:which|what|my|our|the).*\bhotel\b|\bcheck[- ]?in\b
    |\bhotel\b
  `,
  ],
  [
    'activities',
    pattern`
    \bwhat.*\b(?:do|doing|see|seeing|activities|happening|on)\b.*\b(?:there|day|saturday|sunday
    |friday|monday|tuesday|wednesday|thursday|morning|evening|afternoon|trip)\b|\bactivit(?:y
    |ies)\b|\bwhat (?:are|will) (?:we|i)(?:'ll)? (?:be )?(?:do|doing|see|seeing)\b|\bthings to do\b
    |\bwhat's on\b|\bwhat can (?:we|i) do\b
  `,
  ],
  [
    'dates',
    pattern`
    \bwhen\b|\bwhat (?:dates?|days?)\b|\bhow (?:long|many (?:nights|days))\b|\bwhich (?:dates?
    |days?|weekend)\b
  `,
  ],
  [
    'party',
    pattern`
    \bhow many (?:people|of us|travell?ers|persons|adults)\b|\bwho(?:'s| is)? (?:coming|travell?ing
    |going)\b|\bhow many are we\b
  `,
  ],
  [
    'suggestion',
    pattern`
    \bwhere (?:should|could|can|shall) (?:i|we) (?:go|travel|fly)\b|\b(?:any )?(?:ideas?|suggestions?
    |recommendations?)\b|\bsuggest (?:a|some)\b|\bwhat do you (?:suggest|recommend)\b|\bsurprise me\b
  `,
  ],
]

/** What a clause asks about; `undefined` when it asks nothing that can be answered. */
export function readQuestion(clause: Clause): Topic | undefined {
  const topic = topics.find(([, pattern]) => clause.has(pattern))?.[0]
  if (topic === 'suggestion') return topic
  return clause.has(asks) ? topic : undefined
}
