import type { ActivityKind } from '../../board/activity.ts'
import { pattern } from './pattern.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Words that are never a place here, although most of them are one somewhere. */
export const NEVER_A_PLACE = list(`
  a about across actually add adult adults affordable after afternoon again ago airport alfresco all almost alone along
  already also although always am an and another any anybody anyone anything anywhere apartment april are arrive around
  as ask asap at august autumn available away awesome baby back bad bag bags bank bar bars basic be beach beautiful
  because bed been before begin beginning better between big bit board boat book booked booking both break breakfast
  bring budget bus business but buy by bye call can cancel cannot car care center central centre change cheap cheaper
  cheapest check checkin child children choose christmas church city class close closer club coast coffee cold come
  comfort comfortable coming concert confirm cool cost costs could country couple cruise culture current customer dad
  date dates day days december decide delete depart departing departure desert details did different dinner direct
  do does dog done dont down drink drive drop during each earlier early east easter easy eat eight either else end
  enjoy enough euro euros evening event ever every everybody everyone everything exactly expensive explore extend
  extra family fantastic far fast faster father february few find fine first five flat flexible flight flights fly
  flying food for forest forget four free friday friend friends from front full fun further galleries gallery get
  getaway give go going good got great group guess guide guys had half happy has hate have he hear heart hello help
  her here
  hey hi hiking him his history hold holiday holidays home honest honeymoon hope hostel hot hotel hotels hour hours how
  however i idea if ill im important in include including information instead interested into is island it itinerary
  its ive january jazz job join july june just keep kid kids know lake last late later leave leaving left less let
  lets light like little live local location long longer look looking lot love lovely low luggage lunch luxury made
  make many map march market maximum may maybe me meal mean meet meeting middle midnight mind minimum minute mom
  monday money
  month months more morning most mother mountain mountains move much mum museum museums music must my myself name near
  nearby nearest nearer need never new next night nightlife nights nine no nobody none noon north not nothing
  november now october of off offer ok okay old on once one only open opera option options or order other our out
  outbound over overview own pack park parks part partner party pass pay people per perfect person phone pick place
  places plan planning plane play please plus possible prefer price prices probably problem pub pubs put quick
  quickly quiet quite rain rather ready real really reasonable relax remember remove rent replace reset rest
  restaurant restaurants return returning right road romantic room rooms sad safe same saturday save say scenic school
  sea seat second see september seven shop shopping short shorter shortest should show shows sick sightseeing
  six skip sleep slow small so solo some somebody someone something sometime somewhere son soon sorry south spa spend
  sports spring sport stay staying still stop store street student such suggest suggestion suitable summary summer sun
  sunday sunny sunshine sure swap swim switch table take taking tell ten than thank thanks that the theatre
  their them then
  there these they thing things think third this those thought three through thursday ticket tickets till time times
  to today together tomorrow tonight too total tour tours town train trains travel traveling travelling trip trips true
  try tuesday tv two unique until up us use vacation vegan view village visit visiting visa wait walk walking want
  warm was water way we weather wedding wednesday week weekend weekends weeks well went were west what whatever when
  where which while who whole whom why wife will wine winter wish with within without wonder wonderful word work
  working works world would wow wrong yeah year years yes yesterday yet you young your yours zero zoo xreadx
  afford attraction attractions bicycle bike budapestish cabin camping castle cathedral class coach cooking course
  economy excursion experience ferry festival fit goodbye hate hub inn italian japanese french german spanish
  kayak landmark latest lowest luxurious monument nonstop overnight palace passport pets pet pool premium
  price prices quality ride sauna scratch search star stars start starting stuff surf surprise taxi tea temple
  terminal tip tips tower transport undo update uber underground van viewpoint water wellness window ya yep yup
  somewhere anywhere overseas abroad downtown yourself ourselves him trains rail railway sort kind sooner
  advance general particular short person addition fact order case mind`)

/** Words that are a well-known place, but only where a place is expected ("to Nice", "in Bath"). */
export const SOMETIMES_A_PLACE = list(
  'nice bath reading split cork mobile orange best lima male hull bari como pula san',
)

/** Words before a place where one leaves. */
export const ORIGIN_MARKERS = /^(?:from|leaving|departing|off|von|ab|aus|depuis|desde)$/

/** Words before a place where one goes. */
export const DESTINATION_MARKERS = pattern`
    ^(?:to|in|into|visit|visiting|see|seeing|explore|exploring|for|around|at|near|towards?
    |destination|via|over|about|love|like|discover|do|nach|vers)$
  `

/** Words for each kind of thing to do. */
export const KIND_WORDS: Readonly<Record<ActivityKind, RegExp>> = {
  'museum': /\bmuseums?\b|\bhistory museum\b/,
  'food tour': pattern`
    \b(?:food|street food|culinary|tapas|gastro\w*|foodie|eating|tasting menu)(?: (?:tours?
    |walks?|experiences?|thing))?\b
  `,
  'walking tour': pattern`
    \b(?:walking tours?|city (?:tours?|walks?)|guided (?:tours?|walks?)|sightseeing(?: tours?)?
    |walks?)\b
  `,
  'boat trip': /\b(?:boat(?: (?:trips?|tours?|rides?))?|cruises?|sailing|sunset cruise|river trips?)\b/,
  'bike tour': /\b(?:bikes?|bicycles?|cycling)(?: (?:tours?|rides?))?\b/,
  'cooking class': /\b(?:cooking|cookery)(?: (?:class(?:es)?|courses?|lessons?|workshops?))?\b/,
  'concert': /\b(?:concerts?|live music|music|gigs?|fado|jazz)\b/,
  'viewpoint': /\b(?:viewpoints?|lookouts?|views?|towers?|miradouros?)\b/,
  'market': /\b(?:markets?|flea markets?|shopping)\b/,
  'day trip': /\b(?:day[- ]trips?|excursions?|countryside)\b/,
  'wine tasting': /\b(?:wine(?:s|ry|ries)?(?: (?:tastings?|tours?))?|tastings?|cellars?)\b/,
  'theatre': /\b(?:theat(?:re|er)s?|plays?|opera|musicals?|puppet)\b/,
  'spa': /\b(?:spas?|baths|wellness|saunas?|massages?)\b/,
  'gallery': /\b(?:galler(?:y|ies)|art|exhibitions?)\b/,
  'park': /\b(?:parks?|gardens?|botanical(?: gardens?)?|nature)\b/,
  'nightlife': /\b(?:nightlife|bars?|clubs?|clubbing|pubs?|drinks|part(?:y|ies)|night out|bar hopping)\b/,
  'sport': /\b(?:sports?|kayak(?:ing)?|surf(?:ing)?(?: lessons?)?|climbing|hik(?:e|es|ing)|swimming|diving)\b/,
  'family': pattern`
    \b(?:zoos?|aquariums?|playgrounds?|for (?:the )?(?:kids|children)|kid-friendly|family (?:activity
    |activities))\b
  `,
}

/** What this planner cannot do, by the words that ask for it. */
export const UNSUPPORTED: readonly (readonly [pattern: RegExp, thing: string])[] = [
  [/\b(?:trains?|rail(?:way)?s?|eurostar|interrail|ice train|tgv)\b/, 'trains'],
  [/\b(?:bus(?:es)?|coach(?:es)?|flixbus)\b/, 'buses'],
  [
    pattern`
    \b(?:by car|rental cars?|car (?:hire|rental)|rent (?:a )?car|hire (?:a )?car|road ?trip
    |driv(?:e|ing))\b
  `,
    'cars',
  ],
  [/\b(?:ferr(?:y|ies)|by (?:ship|sea|boat)|cruise ship)\b/, 'ferries'],
  [/\b(?:taxis?|ubers?|airport transfers?|shuttles?)\b/, 'airport transfers'],
  [/\b(?:visas?|passports?)\b/, 'visas and passports'],
  [/\b(?:weather|forecast|rain(?:y|ing)?|temperature|how (?:warm|cold|hot))\b/, 'the weather'],
  [/\binsurance\b/, 'insurance'],
  [/\b(?:business|first)[- ]class\b|\bpremium economy\b/, 'cabin classes'],
  [/\b(?:window|aisle) seats?\b|\bseat (?:selection|reservation)s?\b/, 'seats'],
  [/\b(?:luggage|baggage|suitcases?|checked bags?)\b/, 'luggage'],
  [
    pattern`
    \b(?:restaurants?|dinner|lunch|breakfast) (?:reservation|booking|table)s?\b|\b(?:reserve
    |book) (?:a )?(?:table|restaurant)s?\b|\brest[aeou]+r[aeou]+n?ts?\b
    |\b(?:some|any)(?:thing|where|place) to (?:eat|dine)\b
  `,
    'restaurant tables',
  ],
  [/\b(?:my )?(?:dogs?|cats?|pets?)\b/, 'pets'],
  [/\b(?:wheelchair|accessib(?:le|ility))\b/, 'accessibility'],
  [
    pattern`
    \b(?:pools?|gym|breakfast|wi-?fi|parking|balcon(?:y|ies)|air[- ]?con\w*|half board|all[- ]inclusive
    |sea view)\b
  `,
    'what hotels offer, such as breakfast or a pool',
  ],
  [
    pattern`
    \btell me (?:about|more about)\b|^is [\p{L} ]+ (?:safe|nice|beautiful|expensive|worth|good)\b
    |\bbest time\b|\bwhat(?:'s| is) [\p{L} ]+ like\b|\b(?:history|population|capital|language
    |currency) (?:of|in)\b|\bis it safe\b
  `,
    'facts about places',
  ],
  [
    pattern`
    ^(?:undo|revert|go back)(?: (?:that|it|the last (?:change|one|thing)))?[.!]*$
  `,
    'undoing; tell me what to change',
  ],
  [
    pattern`
    \b(?:e-?mail|send|print|export|download|share)\b.*\b(?:it|this|tickets?|itinerary|plan
    |me)\b
  `,
    'sending or printing',
  ],
  [/\b(?:address|phone number|contact)\b/, 'addresses'],
  [/\b(?:airbnb|apartments?|hostels?|camp(?:ing|site)s?|holiday home)\b/, 'places to stay other than hotels'],
  [
    pattern`
    \b(?:book (?:it|this|that|them|everything|the (?:trip|flights?|hotel))|pay(?: for| now)?
    |checkout|check out now|purchase|buy (?:it|the|them)|reserve (?:it|this)|confirm (?:the )?booking
    |place the order)\b
  `,
    'booking and paying',
  ],
  [
    pattern`
    \b(?:jokes?|poems?|recipes?|stock prices?|news|football scores?|write (?:me )?(?:a|an|some) (?:poem
    |story|code|essay))\b
  `,
    'that',
  ],
]
