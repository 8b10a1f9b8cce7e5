import { describe, expect, test } from 'vitest'
import type { Intent, MessageContext } from '../intent.ts'
import { readMessage } from './read-message.ts'

/** A Wednesday. */
const TODAY = '2026-05-20'
const planned: MessageContext = {
  today: TODAY,
  trip: { origin: 'Berlin', destination: 'Lisbon', departDay: '2026-06-05', returnDay: '2026-06-07' },
}

async function read(message: string, context: MessageContext = { today: TODAY }): Promise<readonly Intent[]> {
  return readMessage(message, context)
}

type Trip = Partial<Extract<Intent, { type: 'trip' }>>
const weekend = { departDay: '2026-05-22', nights: 2 }
const berlinLisbon = { origin: 'Berlin', destination: 'Lisbon' }

const trips: readonly (readonly [message: string, trip: Trip])[] = [
  ['Plan a weekend in Lisbon from Berlin', { ...berlinLisbon, ...weekend }],
  ['plan a weekend in lisbon from berlin', { origin: 'berlin', destination: 'lisbon', ...weekend }],
  ['PLAN A WEEKEND IN LISBON FROM BERLIN', { origin: 'BERLIN', destination: 'LISBON', ...weekend }],
  ['Berlin to Lisbon', berlinLisbon],
  ['berlin to lisbon', { origin: 'berlin', destination: 'lisbon' }],
  ['Berlin → Lisbon, 3-7 June', { ...berlinLisbon, departDay: '2026-06-03', returnDay: '2026-06-07' }],
  ['Berlin - Lisbon next Friday to Sunday', { ...berlinLisbon, departDay: '2026-05-29', returnDay: '2026-05-31' }],
  ['Berlin Lisbon 3 June', { ...berlinLisbon, departDay: '2026-06-03' }],
  ['weekend in Lisbon, leaving from Berlin', { ...berlinLisbon, ...weekend }],
  ['fly me to Tokyo from New York on 3 May', { origin: 'New York', destination: 'Tokyo', departDay: '2027-05-03' }],
  ["I'd like to go to Rome", { destination: 'Rome' }],
  [
    'I want to visit Barcelona for three nights in May',
    { destination: 'Barcelona', nights: 3, departDay: '2026-05-22' },
  ],
  ['Take us to Paris, Texas from London', { origin: 'London', destination: 'Paris Texas' }],
  [
    'Can you plan a trip to Vienna from Hamburg for two adults and a child next weekend?',
    { origin: 'Hamburg', destination: 'Vienna', adults: 2, children: 1, departDay: '2026-05-29', nights: 2 },
  ],
  [
    'me and my wife want to see Prague from Munich, under €800',
    { origin: 'Munich', destination: 'Prague', adults: 2, budget: 800 },
  ],
  [
    'A cheap city break in Krakow from London for a couple',
    { origin: 'London', destination: 'Krakow', style: 'cheap', adults: 2 },
  ],
  [
    'Need flights from Madrid to Oslo tomorrow, one way',
    { origin: 'Madrid', destination: 'Oslo', departDay: '2026-05-21', oneWay: true },
  ],
  [
    'long weekend in Copenhagen from Berlin',
    { origin: 'Berlin', destination: 'Copenhagen', nights: 3, departDay: '2026-05-22' },
  ],
  [
    'A week in Athens from Cologne starting 10 July',
    { origin: 'Cologne', destination: 'Athens', nights: 7, departDay: '2026-07-10' },
  ],
  [
    '5 days in New York from Dublin in September',
    { origin: 'Dublin', destination: 'New York', nights: 4, departDay: '2026-09-04' },
  ],
  [
    'We are a family of four and want to go from Zürich to Mallorca in the summer',
    { origin: 'Zürich', destination: 'Mallorca', adults: 2, children: 2 },
  ],
  ['Going to São Paulo from Lisbon with my two kids', { origin: 'Lisbon', destination: 'São Paulo', children: 2 }],
  ['weekend trip to nice from paris', { origin: 'paris', destination: 'nice' }],
  ['Something nice: Bath from Glasgow', { origin: 'Glasgow', destination: 'Bath' }],
  ['BER to LIS on Friday', { origin: 'BER', destination: 'LIS', departDay: '2026-05-22' }],
  [
    'Trip to Reykjavik from Oslo, leaving Friday returning Monday',
    { origin: 'Oslo', destination: 'Reykjavik', departDay: '2026-05-22', returnDay: '2026-05-25' },
  ],
  [
    'depart 3 June from Berlin to Lisbon, back on 10 June',
    { ...berlinLisbon, departDay: '2026-06-03', returnDay: '2026-06-10' },
  ],
  ['from 3 to 7 June Berlin to Lisbon', { ...berlinLisbon, departDay: '2026-06-03', returnDay: '2026-06-07' }],
  ['Lisbon from Berlin between 3 and 7 June', { ...berlinLisbon, departDay: '2026-06-03', returnDay: '2026-06-07' }],
  [
    'Amsterdam for Christmas from Edinburgh',
    { origin: 'Edinburgh', destination: 'Amsterdam', departDay: '2026-12-24', nights: 3 },
  ],
  ['New Year in Vienna, from Berlin', { origin: 'Berlin', destination: 'Vienna', departDay: '2026-12-30' }],
  [
    'in two weeks to Porto from Berlin for 4 nights',
    { origin: 'Berlin', destination: 'Porto', departDay: '2026-06-03', nights: 4 },
  ],
  [
    'day trip to Hamburg from Munich on Saturday',
    { origin: 'Munich', destination: 'Hamburg', nights: 0, departDay: '2026-05-23' },
  ],
  [
    'I live in Stuttgart and want to spend the weekend in Rome',
    { origin: 'Stuttgart', destination: 'Rome', ...weekend },
  ],
  [
    'solo trip to Kyoto out of San Francisco, budget 2.5k',
    { origin: 'San Francisco', destination: 'Kyoto', adults: 1, budget: 2_500 },
  ],
  ['Berlin to Lisbon for 3 people with a budget of 1,200 euros', { ...berlinLisbon, adults: 3, budget: 1_200 }],
  ['Lisbon from Berlin, max 300 EUR per person', { ...berlinLisbon, budget: 300, budgetFor: 'person' }],
  ['Lisbon from Berlin for under $900', { ...berlinLisbon, budget: 900, currency: 'USD' }],
  ['a luxurious weekend in Dubai from Frankfurt', { origin: 'Frankfurt', destination: 'Dubai', style: 'comfort' }],
  ['How about a weekend in Seville from Manchester?', { origin: 'Manchester', destination: 'Seville' }],
  ['How much is a weekend in Lisbon from Berlin?', berlinLisbon],
  ['travel from berln to lisbn', { origin: 'berln', destination: 'lisbn' }],
  ['trip to Atlantis from Berlin', { origin: 'Berlin', destination: 'Atlantis' }],
  ['fly to narnia', { destination: 'narnia' }],
  [
    'visit The Hague from Warsaw the weekend of 12 June',
    { origin: 'Warsaw', destination: 'The Hague', departDay: '2026-06-12', nights: 2 },
  ],
  ['hi! please plan a weekend in lisbon from berlin for 2', { origin: 'berlin', destination: 'lisbon', adults: 2 }],
  [
    'with 3 friends to Ibiza from Düsseldorf, mid July',
    { origin: 'Düsseldorf', destination: 'Ibiza', adults: 4, departDay: '2026-07-17' },
  ],
  [
    'honeymoon in Bali from Amsterdam, two weeks from 1 October',
    { origin: 'Amsterdam', destination: 'Bali', adults: 2, nights: 14, departDay: '2026-10-01' },
  ],
  ['Ich... sorry, Lissabon from Wien this weekend', { origin: 'Wien', destination: 'Lissabon', ...weekend }],
  ['A holiday in Portugal from Berlin', { origin: 'Berlin', destination: 'Portugal' }],
  [
    'Leaving Oslo on June 12 for Bergen, 3 nights',
    { origin: 'Oslo', destination: 'Bergen', departDay: '2026-06-12', nights: 3 },
  ],
  [
    'June 12 to 15 Berlin to Rome',
    { origin: 'Berlin', destination: 'Rome', departDay: '2026-06-12', returnDay: '2026-06-15' },
  ],
  [
    'My wife and I and our 3 kids want to go to Crete from Vienna last week of July',
    { origin: 'Vienna', destination: 'Crete', adults: 2, children: 3, departDay: '2026-07-24' },
  ],
  ['Take me to the Big Apple from LA', { origin: 'LA', destination: 'Big Apple' }],
  ['Can I go to the moon?', { destination: 'moon' }],
  ['What would a week in Bali from Berlin cost?', { origin: 'Berlin', destination: 'Bali', nights: 7 }],
  ['I have 600 euros and 4 days, leaving from Hamburg', { origin: 'Hamburg', budget: 600, nights: 3 }],
  ['plan a trip', {}],
  ['flights?', {}],
  ['change the origin to Hamburg', { origin: 'Hamburg' }],
  ['add another person', { addAdults: 1 }],
  ['from Berlin', { origin: 'Berlin' }],
  ['under 600 euros please', { budget: 600 }],
  ['my budget is 1500', { budget: 1_500 }],
  ['for two adults and two children', { adults: 2, children: 2 }],
  ['there are four of us', { adults: 4 }],
  ['one more person is coming', { addAdults: 1 }],
  ['my sister is coming too', { addAdults: 1 }],
  ['two days later', { shiftDays: 2 }],
  ['make it a week later', { shiftDays: 7 }],
  ['move the trip by one day earlier please, one day earlier', { shiftDays: -1 }],
  ['postpone by 3 days', { shiftDays: 3 }],
  ['stay one more night', { addNights: 1 }],
  ['extend the trip by two nights', { addNights: 2 }],
  ['add a day', { addNights: 1 }],
  ['one night less', { addNights: -1 }],
  ['make it three nights', { nights: 3 }],
  ['on Saturday instead', { departDay: '2026-05-23' }],
  ['come back on Monday', { returnDay: '2026-05-25' }],
  ['return on 9 June', { returnDay: '2026-06-09' }],
  ['What about Porto instead?', { destination: 'Porto' }],
  ['switch to Porto', { destination: 'Porto' }],
  ['change the destination to Madrid', { destination: 'Madrid' }],
  ['swap Lisbon for Porto', { destination: 'Porto' }],
  ['no budget limit', { noBudget: true }],
  ['next weekend', { departDay: '2026-05-29', nights: 2 }],
]

describe('a wish for a trip', () => {
  test.each(trips)('"%s"', async (message, trip) => {
    const intent = (await read(message)).find((candidate) => candidate.type === 'trip')
    expect(intent).toMatchObject({ type: 'trip', ...trip })
  })

  test.each([
    ['Berlin'],
    ['from Berlin'],
    ['I am in Berlin'],
    ["Berlin, I'd say"],
    ['berlin please'],
    ['Leaving Berlin'],
  ])('"%s" answers where one starts', async (message) => {
    const [intent] = await read(message, { today: TODAY, trip: { destination: 'Lisbon' }, awaiting: 'origin' })
    expect(intent).toMatchObject({ type: 'trip', origin: expect.stringMatching(/^berlin$/i) })
    expect(intent).not.toHaveProperty('destination')
  })

  const aboutTheTrip: readonly (readonly [message: string, trip: Trip])[] = [
    ['leave on Thursday instead', { departDay: '2026-06-04' }],
    ['stay until Monday', { returnDay: '2026-06-08' }],
    ['come back on Tuesday', { returnDay: '2026-06-09' }],
    ['can we come back a day later?', { addNights: 1 }],
    ['leave a day earlier', { departDay: '2026-06-04', returnDay: '2026-06-07' }],
    ['next Friday instead', { departDay: '2026-05-29' }],
  ]
  test.each(aboutTheTrip)('"%s" is about the trip that is planned', async (message, trip) => {
    expect(await read(message, planned)).toMatchObject([{ type: 'trip', ...trip }])
  })

  test('can bring wishes for the hotel, the flights and what to do', async () => {
    expect(await read('Lisbon from Berlin, a 4-star hotel, direct flights, and we love food')).toMatchObject([
      { type: 'trip', origin: 'Berlin', destination: 'Lisbon' },
      { type: 'change', target: 'hotel', stars: 4 },
      { type: 'change', target: 'flights', wish: 'direct' },
      { type: 'change', action: 'add', target: 'activities', kinds: ['food tour'] },
    ])
  })

  test('says nothing of what was not said', async () => {
    expect(await read('to Rome')).toEqual([{ type: 'trip', destination: 'Rome' }])
  })
})

type Change = Partial<Extract<Intent, { type: 'change' }>>
const changes: readonly (readonly [message: string, change: Change])[] = [
  ['swap the hotel', { action: 'swap', target: 'hotel' }],
  ['another hotel please', { action: 'swap', target: 'hotel' }],
  ["I don't like the hotel", { action: 'swap', target: 'hotel' }],
  ['cheaper hotel', { action: 'swap', target: 'hotel', wish: 'cheaper' }],
  ['the hotel is too expensive', { action: 'swap', target: 'hotel', wish: 'cheaper' }],
  ['a 4-star hotel please', { action: 'swap', target: 'hotel', stars: 4 }],
  ['can we stay somewhere closer to the centre?', { action: 'swap', target: 'hotel', wish: 'nearer' }],
  ['a better hotel', { action: 'swap', target: 'hotel', wish: 'better' }],
  ['cheaper flight', { action: 'swap', target: 'flights', wish: 'cheaper' }],
  ['find a cheaper flight', { action: 'swap', target: 'flights', wish: 'cheaper' }],
  ['later return', { action: 'swap', target: 'return', wish: 'later' }],
  ['I want to fly back later', { action: 'swap', target: 'return', wish: 'later' }],
  ['an earlier outbound flight', { action: 'swap', target: 'outbound', wish: 'earlier' }],
  ['direct flights only', { action: 'swap', target: 'flights', wish: 'direct' }],
  ['is there a non-stop flight?', { action: 'swap', target: 'flights', wish: 'direct' }],
  ['a flight after 5pm', { action: 'swap', target: 'flights', after: '17:00' }],
  ['return flight in the evening', { action: 'swap', target: 'return', after: '17:30' }],
  ['drop the museum', { action: 'remove', target: 'activities', kinds: ['museum'] }],
  ['no museums', { action: 'remove', target: 'activities', kinds: ['museum'] }],
  ['remove the walking tour', { action: 'remove', target: 'activities', kinds: ['walking tour'] }],
  ['add a food tour', { action: 'add', target: 'activities', kinds: ['food tour'] }],
  [
    "I'd also like a boat trip on Saturday",
    { action: 'add', target: 'activities', kinds: ['boat trip'], day: '2026-06-06' },
  ],
  ['can we do a wine tasting?', { action: 'add', target: 'activities', kinds: ['wine tasting'] }],
  ['different activities', { action: 'swap', target: 'activities' }],
  ['remove all activities', { action: 'remove', target: 'activities' }],
  ['cancel the hotel', { action: 'remove', target: 'hotel' }],
  ["we don't need a hotel", { action: 'remove', target: 'hotel' }],
  ['drop the return flight', { action: 'remove', target: 'return' }],
  ['find another flight', { action: 'swap', target: 'flights' }],
  ['cheaper please', { action: 'swap', target: 'everything', wish: 'cheaper' }],
  ['something to do on Sunday', { action: 'add', target: 'activities', day: '2026-06-07' }],
  ['nothing on Sunday please', { action: 'remove', target: 'activities', day: '2026-06-07' }],
  [
    'add a wine tasting on Saturday evening',
    { action: 'add', kinds: ['wine tasting'], day: '2026-06-06', after: '17:30' },
  ],
  ['put the flight back', { action: 'add', target: 'flights', restore: true }],
  ['I want to arrive before 6pm', { action: 'swap', target: 'flights', before: '18:00', arrival: true }],
  ['flights before noon', { action: 'swap', target: 'flights', before: '12:00' }],
  ['make it all cheaper', { action: 'swap', target: 'everything', wish: 'cheaper' }],
]

describe('a wish for a change', () => {
  test.each(changes)('"%s"', async (message, change) => {
    const intent = (await read(message, planned)).find((candidate) => candidate.type === 'change')
    expect(intent).toMatchObject({ type: 'change', ...change })
  })

  test('one thing for another is one taken off and one added', async () => {
    expect(await read('replace the museum with a concert', planned)).toMatchObject([
      { type: 'change', action: 'remove', kinds: ['museum'] },
      { type: 'change', action: 'add', kinds: ['concert'] },
    ])
  })

  test('two at once are two', async () => {
    expect(await read('Swap the hotel and drop the museum', planned)).toMatchObject([
      { type: 'change', action: 'swap', target: 'hotel' },
      { type: 'change', action: 'remove', target: 'activities', kinds: ['museum'] },
    ])
  })
})

const questions: readonly (readonly [message: string, topic: string])[] = [
  ["what's my itinerary?", 'itinerary'],
  ['What is my itinerary', 'itinerary'],
  ['show me the plan', 'itinerary'],
  ['what have you planned so far?', 'itinerary'],
  ['how much is it in total?', 'total'],
  ['what does it all cost?', 'total'],
  ['total?', 'total'],
  ['when do I fly back?', 'return'],
  ['what time is my flight home?', 'return'],
  ['when do we leave?', 'outbound'],
  ['which flight do I take?', 'outbound'],
  ['where am I staying?', 'hotel'],
  ['which hotel?', 'hotel'],
  ['what are we doing on Saturday?', 'activities'],
  ['am I within budget?', 'budget'],
  ['how many nights is it?', 'dates'],
  ['how many people are travelling?', 'party'],
  ['how far is Lisbon from Berlin?', 'distance'],
  ['are you done?', 'status'],
  ['are these real flights?', 'data'],
  ['do we have to change planes?', 'outbound'],
  ['when is the trip?', 'dates'],
  ['how long is the flight?', 'outbound'],
  ['where should we go?', 'suggestion'],
]

test.each(questions)('"%s" asks about %s', async (message, topic) => {
  expect(await read(message, planned)).toContainEqual(expect.objectContaining({ type: 'question', topic }))
})

const phrases: readonly (readonly [message: string, type: string])[] = [
  ['hello', 'greeting'],
  ['Hi there!', 'greeting'],
  ['thanks a lot', 'thanks'],
  ['perfect, thank you!', 'thanks'],
  ['yes', 'yes'],
  ['Yes please', 'yes'],
  ['no', 'no'],
  ['help', 'help'],
  ['what can you do?', 'help'],
  ['stop', 'stop'],
  ['never mind', 'stop'],
  ['start over', 'reset'],
  ['cancel the trip', 'reset'],
  ['asdf qwer', 'unknown'],
  ['purple monkey dishwasher', 'unknown'],
  ['', 'unknown'],
]

test.each(phrases)('"%s" is %s', async (message, type) => {
  expect((await read(message, planned)).map((intent) => intent.type)).toEqual([type])
})

const impossible: readonly (readonly [message: string, thing: string])[] = [
  ['no, by train', 'trains'],
  ['can we go by bus?', 'buses'],
  ['rent a car', 'cars'],
  ['book it', 'booking and paying'],
  ['what will the weather be like?', 'the weather'],
  ['do I need a visa?', 'visas and passports'],
  ["how's the weather in Rome?", 'the weather'],
  ['tell me about Rome', 'facts about places'],
  ['is breakfast included?', 'what hotels offer, such as breakfast or a pool'],
]

test.each(impossible)('"%s" asks for what the planner cannot do: %s', async (message, thing) => {
  expect(await read(message, planned)).toContainEqual({ type: 'unsupported', thing })
})

test('a trip by train is still read as a trip, and the train as impossible', async () => {
  const intents = await read('from Berlin to Prague by train this weekend')
  expect(intents).toMatchObject([
    { type: 'trip', origin: 'Berlin', destination: 'Prague' },
    { type: 'unsupported', thing: 'trains' },
  ])
})

test('a weekday said on that day is the next one', async () => {
  const onWednesday = { origin: 'Berlin', destination: 'Lisbon', departDay: '2026-05-27' }
  expect(await read('Berlin to Lisbon on Wednesday')).toEqual([{ type: 'trip', ...onWednesday }])
  expect(await read('Berlin to Lisbon, Wednesday to Friday')).toEqual([
    { type: 'trip', ...onWednesday, returnDay: '2026-05-29' },
  ])
  expect(await read('Berlin to Lisbon today')).toMatchObject([{ departDay: '2026-05-20' }])
})

test.for([
  ['whats my itinerary', "what's my itinerary"],
  ['wheres my hotel?', "where's my hotel?"],
  ['i dont want to fly that early', "i don't want to fly that early"],
  ['dont want the museum', "don't want the museum"],
])('"%s" says the same as "%s"', async ([without, apostrophe]) => {
  const intents = await read(without ?? '', planned)
  expect(intents).toEqual(await read(apostrophe ?? '', planned))
  expect(intents).not.toMatchObject([{ type: 'unknown' }])
})
