import type { ActivityKind } from '../../board/activity.ts'

/** What things to do of one kind have in common. */
export interface KindFacts {
  /** `{area}` stands for a place. */
  readonly titles: readonly string[]
  readonly startHours: readonly number[]
  readonly minutes: number
  /** For an adult at the European price level, in euros. */
  readonly priceEur: number
}

/** By kind. */
export const KIND_FACTS: Readonly<Record<ActivityKind, KindFacts>> = {
  'museum': {
    titles: ['City Museum of {area}', 'Museum of Science and Trade in {area}', 'History Museum in {area}'],
    startHours: [10, 11, 14, 15],
    minutes: 120,
    priceEur: 13,
  },
  'food tour': {
    titles: ['Food tour of {area}', 'Street food walk in {area}', 'Bakeries and bars of {area}'],
    startHours: [11, 12, 17, 18],
    minutes: 180,
    priceEur: 62,
  },
  'walking tour': {
    titles: ['Walking tour of {area}', 'Hidden courtyards of {area}', '{area} on foot'],
    startHours: [9, 10, 14, 16],
    minutes: 120,
    priceEur: 16,
  },
  'boat trip': {
    titles: ['Boat trip from {area}', 'Sunset cruise off {area}'],
    startHours: [10, 13, 18],
    minutes: 120,
    priceEur: 34,
  },
  'bike tour': {
    titles: ['Bike tour around {area}', '{area} by bicycle'],
    startHours: [9, 10, 15],
    minutes: 180,
    priceEur: 32,
  },
  'cooking class': {
    titles: ['Cooking class in {area}', 'Market and kitchen in {area}'],
    startHours: [10, 16],
    minutes: 210,
    priceEur: 74,
  },
  'concert': {
    titles: ['Chamber concert in {area}', 'Live music in {area}'],
    startHours: [19, 20],
    minutes: 120,
    priceEur: 36,
  },
  'viewpoint': {
    titles: ['Viewpoint above {area}', 'Tower of {area}'],
    startHours: [10, 12, 16, 18],
    minutes: 60,
    priceEur: 0,
  },
  'market': {
    titles: ['Market of {area}', 'Flea market in {area}'],
    startHours: [9, 10, 11],
    minutes: 90,
    priceEur: 0,
  },
  'day trip': {
    titles: ['Day trip to {area}', 'Countryside around {area}'],
    startHours: [8, 9],
    minutes: 480,
    priceEur: 68,
  },
  'wine tasting': {
    titles: ['Wine tasting in {area}', 'Cellars of {area}'],
    startHours: [15, 17, 18],
    minutes: 120,
    priceEur: 46,
  },
  'theatre': {
    titles: ['Theatre night in {area}', 'Puppet theatre in {area}'],
    startHours: [19, 20],
    minutes: 150,
    priceEur: 39,
  },
  'spa': {
    titles: ['Baths of {area}', 'Spa afternoon in {area}'],
    startHours: [10, 14, 16],
    minutes: 150,
    priceEur: 44,
  },
  'gallery': {
    titles: ['Gallery of Modern Art in {area}', 'Print gallery in {area}'],
    startHours: [10, 11, 14, 16],
    minutes: 90,
    priceEur: 11,
  },
  'park': {
    titles: ['Botanical garden in {area}', 'Park walk in {area}'],
    startHours: [9, 11, 14, 16],
    minutes: 90,
    priceEur: 0,
  },
  'nightlife': {
    titles: ['Bars of {area} by night', 'Jazz cellar in {area}'],
    startHours: [21, 22],
    minutes: 150,
    priceEur: 22,
  },
  'sport': {
    titles: ['Kayaking near {area}', 'Climbing hall in {area}', 'Surf lesson in {area}'],
    startHours: [9, 10, 14],
    minutes: 150,
    priceEur: 40,
  },
  'family': {
    titles: ['Zoo of {area}', 'Aquarium in {area}', 'Adventure playground in {area}'],
    startHours: [10, 11, 14],
    minutes: 150,
    priceEur: 19,
  },
}
