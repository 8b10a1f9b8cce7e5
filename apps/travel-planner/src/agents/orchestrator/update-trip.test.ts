import { describe, expect, test } from 'vitest'
import type { TripDraft } from '../../board/trip-draft.ts'
import type { TripIntent } from '../../language/intent.ts'
import { draftOf, updateTrip, type TripUpdate } from './update-trip.ts'

/** A Wednesday. */
const TODAY = '2026-05-20'

async function update(base: TripDraft, intent: Omit<TripIntent, 'type'>): Promise<TripUpdate> {
  return updateTrip(base, { type: 'trip', ...intent }, TODAY)
}

async function planned(): Promise<TripDraft> {
  const result = await update({}, { origin: 'Berlin', destination: 'Lisbon', departDay: '2026-06-05', nights: 2 })
  if (result.type !== 'ready') throw new Error(result.question)
  return draftOf(result.trip, TODAY)
}

describe('what is missing', () => {
  test('is asked for, and remembered across messages', async () => {
    const first = await update({}, { destination: 'Rome', nights: 3, adults: 2 })
    expect(first).toMatchObject({
      type: 'ask',
      draft: { awaiting: 'origin' },
      question: expect.stringContaining('Rome'),
    })
    if (first.type !== 'ask') return
    expect(await update(first.draft, { origin: 'Berlin' })).toMatchObject({
      type: 'ready',
      trip: { origin: { name: 'Berlin' }, destination: { name: 'Rome' }, nights: 3, party: { adults: 2, children: 0 } },
    })
  })

  test('of the dates is assumed, and said', async () => {
    const result = await update({}, { origin: 'Berlin', destination: 'Rome' })
    expect(result).toMatchObject({
      type: 'ready',
      trip: { departDay: '2026-05-22', returnDay: '2026-05-24', nights: 2 },
    })
    expect(result.type === 'ready' && result.notes.join(' ')).toContain('You named no day')
  })

  test('of a far trip is a week', async () => {
    expect(await update({}, { origin: 'Berlin', destination: 'Tokyo' })).toMatchObject({ trip: { nights: 7 } })
  })
})

describe('a place', () => {
  test('that is misspelt is taken as what it resembles, and said', async () => {
    const result = await update({}, { origin: 'Berln', destination: 'Lisbon' })
    expect(result).toMatchObject({ type: 'ready', notes: expect.arrayContaining([expect.stringContaining('"Berln"')]) })
  })

  test('that is a country is asked back for a city', async () => {
    const result = await update({}, { origin: 'Berlin', destination: 'Portugal' })
    expect(result).toMatchObject({ type: 'ask', draft: { awaiting: 'destination', origin: { name: 'Berlin' } } })
  })

  test('that is unknown is said to be, with what may be meant', async () => {
    const result = await update({}, { origin: 'Berlin', destination: 'Atlantys' })
    expect(result).toMatchObject({
      type: 'ask',
      draft: { awaiting: 'confirmation', suggestion: { city: { name: 'Atlanta' } } },
    })
    expect(await update({}, { destination: 'Xyzzyville' })).toMatchObject({
      question: expect.stringContaining('Xyzzyville'),
    })
  })

  test('cannot be both ends', async () => {
    expect(await update({}, { origin: 'Berlin', destination: 'Berlin' })).toMatchObject({ type: 'ask' })
  })
})

describe('a change', () => {
  const changes: readonly (readonly [said: string, intent: Omit<TripIntent, 'type'>, trip: object])[] = [
    ['two days later', { shiftDays: 2 }, { departDay: '2026-06-07', returnDay: '2026-06-09', nights: 2 }],
    ['one more night', { addNights: 1 }, { departDay: '2026-06-05', returnDay: '2026-06-08', nights: 3 }],
    ['one night less', { addNights: -1 }, { returnDay: '2026-06-06', nights: 1 }],
    ['five nights', { nights: 5 }, { returnDay: '2026-06-10', nights: 5 }],
    ['another day', { departDay: '2026-07-01' }, { departDay: '2026-07-01', returnDay: '2026-07-03' }],
    ['back on another day', { returnDay: '2026-06-09' }, { departDay: '2026-06-05', nights: 4 }],
    ['another city', { destination: 'Porto' }, { destination: { name: 'Porto' }, departDay: '2026-06-05', nights: 2 }],
    ['a child comes along', { children: 1 }, { party: { adults: 1, children: 1 } }],
    ['one more adult', { addAdults: 1 }, { party: { adults: 2, children: 0 } }],
    ['a budget', { budget: 800 }, { budgetEur: 800 }],
    ['a budget for each', { adults: 2, budget: 300, budgetFor: 'person' }, { budgetEur: 600 }],
    ['cheap', { style: 'cheap' }, { style: 'cheap' }],
  ]
  test.each(changes)('%s', async (_, intent, trip) => {
    expect(await update(await planned(), intent)).toMatchObject({ type: 'ready', trip })
  })

  test('one way has no return', async () => {
    const result = await update({}, { origin: 'Berlin', destination: 'Lisbon', oneWay: true, departDay: '2026-06-05' })
    expect(result.type === 'ready' && result.trip).not.toHaveProperty('returnDay')
  })

  test('no budget any more', async () => {
    const result = await update({ ...(await planned()), budgetEur: 500 }, { noBudget: true })
    expect(result.type === 'ready' && result.trip).not.toHaveProperty('budgetEur')
  })
})

describe('what cannot be', () => {
  const impossible: readonly (readonly [string, Omit<TripIntent, 'type'>, RegExp])[] = [
    ['a day that has passed', { departDay: '2026-05-01' }, /past/],
    ['being back before leaving', { returnDay: '2026-06-01' }, /before you left/],
    ['two months', { nights: 60 }, /up to 30 nights/],
    ['forty travellers', { adults: 40 }, /up to 12 adults/],
  ]
  test.each(impossible)('%s is asked about', async (_, intent, question) => {
    expect(await update(await planned(), intent)).toMatchObject({
      type: 'ask',
      question: expect.stringMatching(question),
    })
  })

  test('another currency is said to be taken as euros', async () => {
    const result = await update(await planned(), { budget: 900, currency: 'USD' })
    expect(result).toMatchObject({ type: 'ready', notes: [expect.stringContaining('euros only')] })
  })
})
