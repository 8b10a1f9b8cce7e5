/** With a registered schema. Compiled, never run: each expected error is a misuse that the types forbid. */
import type { Agent } from '@callboard/agent'
import { defineAppSchema } from '@callboard/session'
import * as v from 'valibot'
import { expectTypeOf } from 'vitest'

const appSchema = defineAppSchema({
  selections: {
    flight: v.object({ number: v.string(), price: v.number() }),
    activity: v.object({ title: v.string() }),
  },
  config: { budget: v.number() },
})

declare module '@callboard/session' {
  interface Register {
    schema: typeof appSchema
  }
}

interface Flight {
  number: string
  price: number
}

export function values({ selections, config }: Agent): void {
  expectTypeOf(selections.get('flight')).toEqualTypeOf<Flight | undefined>()
  expectTypeOf(selections.get('activity/7')).toEqualTypeOf<{ title: string } | undefined>()
  expectTypeOf(selections.all().flight).toEqualTypeOf<Flight | undefined>()
  expectTypeOf(config.get('budget')).toEqualTypeOf<number | undefined>()
  selections.set('flight', { number: 'TP 531', price: 120 })
  selections.subscribe((changes) => {
    for (const change of changes) {
      if (change.key === 'flight') expectTypeOf(change.value).toEqualTypeOf<Flight | undefined>()
    }
  })
}

export function misuse({ selections, config }: Agent): void {
  // @ts-expect-error No such kind.
  selections.get('train')
  // @ts-expect-error A flight has a number.
  selections.set('flight', { price: 120 })
  // @ts-expect-error An activity, also under an id.
  selections.set('activity/7', { price: 120 })
  // @ts-expect-error Settings are people's.
  config.set('budget', 100)
}
