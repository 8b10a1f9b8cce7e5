import { describe, expect, test } from 'vitest'
import type { Intent, MessageContext } from '../intent.ts'
import { readMessage } from './read-message.ts'

type Row = readonly [message: string, intents: readonly Partial<Intent>[]]

/** A Wednesday. */
const TODAY = '2026-05-20'
const planned: MessageContext = {
  today: TODAY,
  trip: { origin: 'Berlin', destination: 'Lisbon', departDay: '2026-06-05', returnDay: '2026-06-07' },
}

const plannedMessages: readonly Row[] = [
  [
    'A nicer hotel, please, and another museum',
    [
      { type: 'change', action: 'swap', target: 'hotel', wish: 'better' },
      { type: 'change', action: 'add', target: 'activities', kinds: ['museum'] },
    ],
  ],
  [
    "cheaper flights and what's the weather?",
    [
      { type: 'change', action: 'swap', target: 'flights', wish: 'cheaper' },
      { type: 'unsupported', thing: 'the weather' },
    ],
  ],
  [
    'a cheaper hotel and flights',
    [
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
      { type: 'change', action: 'swap', target: 'flights', wish: 'cheaper' },
    ],
  ],
  [
    'can you make the hotel and the flights cheaper',
    [
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
      { type: 'change', action: 'swap', target: 'flights', wish: 'cheaper' },
    ],
  ],
  [
    'drop the museum and the food tour',
    [{ type: 'change', action: 'remove', target: 'activities', kinds: ['museum', 'food tour'] }],
  ],
  [
    'no museums but a food tour',
    [
      { type: 'change', action: 'remove', target: 'activities', kinds: ['museum'] },
      { type: 'change', action: 'add', target: 'activities', kinds: ['food tour'] },
    ],
  ],
  [
    'keep the hotel but change the flights',
    [
      { type: 'keep', target: 'hotel' },
      { type: 'change', action: 'swap', target: 'flights' },
    ],
  ],
  [
    'change everything except the hotel',
    [
      { type: 'keep', target: 'hotel' },
      { type: 'change', action: 'swap', target: 'flights' },
      { type: 'change', action: 'swap', target: 'activities' },
    ],
  ],
  [
    'only the flights, no hotel',
    [
      { type: 'keep', target: 'flights' },
      { type: 'change', action: 'remove', target: 'hotel' },
    ],
  ],
  ['same but for 3 people', [{ type: 'trip', adults: 3 }]],
  ['Stop, I want to go to Oslo instead', [{ type: 'trip', destination: 'Oslo' }]],
  ['hold on, make it Sunday', [{ type: 'trip', departDay: '2026-06-07' }]],
  ['no wait, make it Sunday', [{ type: 'trip', departDay: '2026-06-07' }]],
  ['make it Thursday to Monday', [{ type: 'trip', departDay: '2026-06-04', returnDay: '2026-06-08' }]],
  ['swap it for something cheaper', [{ type: 'change', action: 'swap', target: 'everything', wish: 'cheaper' }]],
  ['remove both flights', [{ type: 'change', action: 'remove', target: 'flights' }]],
  ['flights not before 9am please', [{ type: 'change', action: 'swap', target: 'flights', after: '09:00' }]],
  ["I don't want to fly before 9am", [{ type: 'change', action: 'swap', target: 'flights', after: '09:00' }]],
  ['no early flights please', [{ type: 'change', action: 'swap', target: 'flights', wish: 'later' }]],
  ['without stops', [{ type: 'change', action: 'swap', target: 'flights', wish: 'direct' }]],
  [
    'cheaper, direct and later',
    [{ type: 'change', action: 'swap', target: 'flights', wish: 'cheaper', furtherWishes: ['direct', 'later'] }],
  ],
  [
    'a cheaper and more central hotel',
    [{ type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper', furtherWishes: ['nearer'] }],
  ],
  [
    'is there a cheaper hotel near the centre?',
    [{ type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper', furtherWishes: ['nearer'] }],
  ],
  [
    'what about a different hotel? and is it far from the center?',
    [
      { type: 'change', action: 'swap', target: 'hotel' },
      { type: 'question', topic: 'hotel' },
    ],
  ],
  ['thanks! now a later return flight please', [{ type: 'change', action: 'swap', target: 'return', wish: 'later' }]],
  [
    'cheaper hotel and how much is it in total?',
    [
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
      { type: 'question', topic: 'total' },
    ],
  ],
  [
    "what's my itinerary and can you add a concert?",
    [
      { type: 'question', topic: 'itinerary' },
      { type: 'change', action: 'add', target: 'activities', kinds: ['concert'] },
    ],
  ],
  [
    'one more night and a better hotel',
    [
      { type: 'trip', addNights: 1 },
      { type: 'change', action: 'swap', target: 'hotel', wish: 'better' },
    ],
  ],
  ['two days later and for 3 people', [{ type: 'trip', shiftDays: 2, adults: 3 }]],
  [
    'the return flight should be after 6pm and the outbound before noon',
    [
      { type: 'change', action: 'swap', target: 'return', after: '18:00' },
      { type: 'change', action: 'swap', target: 'outbound', before: '12:00' },
    ],
  ],
  [
    'leave in the evening and return in the morning',
    [
      { type: 'change', action: 'swap', target: 'flights', after: '17:30', before: '23:59' },
      { type: 'change', action: 'swap', target: 'return', after: '05:00', before: '12:00' },
    ],
  ],
  [
    'I want to be home by 8pm on Sunday',
    [{ type: 'change', action: 'swap', target: 'return', before: '20:00', arrival: true, day: '2026-06-07' }],
  ],
  [
    'can we leave on 2026-06-04 instead and come back on the 8th',
    [{ type: 'trip', departDay: '2026-06-04', returnDay: '2026-06-08' }],
  ],
  ['change the return date to Monday', [{ type: 'trip', returnDay: '2026-06-08' }]],
  [
    "I'd rather leave on Thursday and stay until Monday",
    [{ type: 'trip', departDay: '2026-06-04', returnDay: '2026-06-08' }],
  ],
  [
    'make it Porto instead, and cheaper',
    [
      { type: 'trip', destination: 'Porto' },
      { type: 'change', action: 'swap', target: 'everything', wish: 'cheaper' },
    ],
  ],
  ['go to Porto instead of Lisbon', [{ type: 'trip', destination: 'Porto' }]],
  [
    'replace the museum with a concert and the hotel with something cheaper',
    [
      { type: 'change', target: 'activities', action: 'remove', kinds: ['museum'] },
      { type: 'change', target: 'activities', action: 'add', kinds: ['concert'] },
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
    ],
  ],
  [
    "instead of the museum I'd like a boat trip",
    [
      { type: 'change', target: 'activities', action: 'remove', kinds: ['museum'] },
      { type: 'change', target: 'activities', action: 'add', kinds: ['boat trip'] },
    ],
  ],
  [
    'can we skip the walking tour and do wine tasting instead?',
    [
      { type: 'change', action: 'remove', target: 'activities', kinds: ['walking tour'] },
      { type: 'change', action: 'add', target: 'activities', kinds: ['wine tasting'] },
    ],
  ],
  [
    'a museum on Saturday morning and wine tasting',
    [
      {
        type: 'change',
        action: 'add',
        target: 'activities',
        after: '05:00',
        before: '12:00',
        kinds: ['museum'],
        day: '2026-06-06',
      },
      { type: 'change', action: 'add', target: 'activities', kinds: ['wine tasting'] },
    ],
  ],
  [
    'maybe a concert or the theatre on Saturday',
    [
      {
        type: 'change',
        action: 'add',
        target: 'activities',
        kinds: ['concert', 'theatre'],
        count: 1,
        day: '2026-06-06',
      },
    ],
  ],
  ['add two museums', [{ type: 'change', action: 'add', target: 'activities', kinds: ['museum'], count: 2 }]],
  ['anything for kids?', [{ type: 'change', action: 'add', target: 'activities', kinds: ['family'] }]],
  [
    'make it 2 adults and 1 kid, budget 800 quid',
    [{ type: 'trip', budget: 800, currency: 'GBP', adults: 2, children: 1 }],
  ],
  ['my budget is 4000 zloty', [{ type: 'trip', budget: 4000, currency: 'PLN' }]],
  [
    'next month please, and direct flights',
    [
      { type: 'trip', departDay: '2026-06-05' },
      { type: 'change', action: 'swap', target: 'flights', wish: 'direct' },
    ],
  ],
  ['from tomorrow until Tuesday', [{ type: 'trip', departDay: '2026-05-21', returnDay: '2026-05-26' }]],
  [
    'a cheaper hotel with a pool',
    [
      { type: 'unsupported', thing: 'what hotels offer, such as breakfast or a pool' },
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
    ],
  ],
  ['book the hotel', [{ type: 'unsupported', thing: 'booking and paying' }]],
  ['I already have a hotel', [{ type: 'change', action: 'remove', target: 'hotel' }]],
  [
    '1) cheaper hotel 2) later return',
    [
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
      { type: 'change', action: 'swap', target: 'return', wish: 'later' },
    ],
  ],
  [
    'cheaper hotel & another museum',
    [
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
      { type: 'change', action: 'add', target: 'activities', kinds: ['museum'] },
    ],
  ],
  [
    'cheaper hotel asdf qwer',
    [
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
      { type: 'unknown', words: 'asdf qwer' },
    ],
  ],
  [
    'another museum and purple monkey dishwasher',
    [
      { type: 'change', action: 'add', target: 'activities', kinds: ['museum'] },
      { type: 'unknown', words: 'purple monkey dishwasher' },
    ],
  ],
  [
    'my wife is coming too, so we need a bigger room',
    [
      { type: 'trip', addAdults: 1 },
      { type: 'unknown', words: 'bigger room' },
    ],
  ],
  [
    'could you swap the first activity for something outdoors',
    [
      { type: 'change', action: 'swap', target: 'activities' },
      { type: 'unknown', words: 'outdoors' },
    ],
  ],
  [
    'a hotel with at least 4 stars, closer to the center, under 200 euros',
    [
      { type: 'change', action: 'swap', target: 'hotel', wish: 'nearer', stars: 4 },
      { type: 'unknown', words: 'under 200 euros' },
    ],
  ],
  ['not on monday', [{ type: 'unknown' }]],
  ["we can't travel on Friday", [{ type: 'unknown' }]],
  ['Wie ist das Wetter?', [{ type: 'unknown' }]],
]

const freshMessages: readonly Row[] = [
  ['lisabon', [{ type: 'trip', destination: 'lisabon' }]],
  [
    'lisabon from berlin tomorrow for 2 nights, cheap',
    [{ type: 'trip', nights: 2, departDay: '2026-05-21', style: 'cheap', origin: 'berlin', destination: 'lisabon' }],
  ],
  [
    'planning a trip to new york from san francisco for 4 nights with my 2 kids',
    [{ type: 'trip', children: 2, nights: 4, origin: 'san francisco', destination: 'new york' }],
  ],
  [
    'Trip to Rome from Berlin on Saturday, no wait, make it Sunday',
    [{ type: 'trip', departDay: '2026-05-24', origin: 'Berlin', destination: 'Rome' }],
  ],
  ['to Rome, sorry, I mean Milan, from Berlin', [{ type: 'trip', destination: 'Milan', origin: 'Berlin' }]],
  [
    'hi, weekend in lisbon from berlin, 2 ppl, cheap hotel, no museums',
    [
      { type: 'trip', adults: 2, nights: 2, departDay: '2026-05-22', origin: 'berlin', destination: 'lisbon' },
      { type: 'change', action: 'swap', target: 'hotel', wish: 'cheaper' },
      { type: 'change', action: 'remove', target: 'activities', kinds: ['museum'] },
    ],
  ],
  [
    'Rome. From Vienna. Next Friday. Two nights.',
    [{ type: 'trip', destination: 'Rome', origin: 'Vienna', departDay: '2026-05-29', nights: 2 }],
  ],
  [
    'from Vienna to Rome next month for a week, 3 adults, direct flights only, max 2000 dollars',
    [
      {
        type: 'trip',
        adults: 3,
        nights: 7,
        departDay: '2026-06-05',
        origin: 'Vienna',
        destination: 'Rome',
        budget: 2000,
        currency: 'USD',
      },
      { type: 'change', action: 'swap', target: 'flights', wish: 'direct' },
    ],
  ],
  [
    'can you get me to porto by 10am on monday',
    [
      { type: 'trip', departDay: '2026-05-25', destination: 'porto' },
      { type: 'change', action: 'swap', target: 'outbound', before: '10:00', arrival: true },
    ],
  ],
  [
    "we're two couples going to Barcelona from London on 2026-06-10, nice hotel. what would it cost?",
    [
      { type: 'trip', adults: 4, departDay: '2026-06-10', origin: 'London', destination: 'Barcelona' },
      { type: 'change', action: 'swap', target: 'hotel', wish: 'better' },
      { type: 'question', topic: 'total' },
    ],
  ],
]

describe('every part of a message counts, and what is not understood is said back', () => {
  test.each(plannedMessages)('"%s"', async (message, intents) => {
    expect(await readMessage(message, planned)).toMatchObject(intents)
  })

  test.each(freshMessages)('"%s", with nothing planned', async (message, intents) => {
    expect(await readMessage(message, { today: TODAY })).toMatchObject(intents)
  })
})

const itMeans: readonly (readonly [message: string, about: MessageContext['about'], intents: Row[1]])[] = [
  ['swap it for something cheaper', { target: 'hotel' }, [{ action: 'swap', target: 'hotel', wish: 'cheaper' }]],
  ['remove it', { target: 'return' }, [{ action: 'remove', target: 'return' }]],
  ['cheaper please', { target: 'hotel' }, [{ action: 'swap', target: 'hotel', wish: 'cheaper' }]],
  ["I don't like it, find another", { target: 'hotel' }, [{ action: 'swap', target: 'hotel' }]],
  ['a later one', { target: 'return' }, [{ action: 'swap', target: 'return', wish: 'later' }]],
  ['a later one', { target: 'hotel' }, [{ action: 'swap', target: 'flights', wish: 'later' }]],
  ['drop that', { target: 'activities', kinds: ['concert'] }, [{ action: 'remove', kinds: ['concert'] }]],
  ['put it back', { target: 'outbound' }, [{ action: 'add', target: 'outbound', restore: true }]],
]

test.each(itMeans)('"%s" is about %o', async (message, about, intents) => {
  expect(await readMessage(message, { ...planned, about })).toMatchObject(intents)
})
