/** An app that registered its schema. Compiled, never run: each expected error is a misuse that the types forbid. */
import { defineAppSchema } from '@callboard/session'
import { useConfig, useSelection, useSelections, useSession } from '@callboard/react'
import { expectTypeOf } from 'vitest'
import * as v from 'valibot'

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

export function ValuesAreTyped({ id }: { id: number }): null {
  const flight = useSelection('flight')
  expectTypeOf(flight.value).toEqualTypeOf<Flight | undefined>()
  expectTypeOf(flight.set).parameter(0).toEqualTypeOf<Flight>()
  expectTypeOf(flight.raw).toBeUnknown()
  expectTypeOf(useSelection('activity/42').value).toEqualTypeOf<{ title: string } | undefined>()
  expectTypeOf(useSelection(`activity/${id}`).value).toEqualTypeOf<{ title: string } | undefined>()
  expectTypeOf(useConfig('budget').value).toEqualTypeOf<number | undefined>()
  expectTypeOf(useSelections('flight')[0]!.value).toEqualTypeOf<Flight>()
  expectTypeOf(useSelections()[0]!.value).toEqualTypeOf<Flight | { title: string }>()
  return null
}

export function MisuseIsForbidden(): null {
  // @ts-expect-error No such kind.
  useSelection('hotel')
  // @ts-expect-error A setting, not a selection.
  useSelection('budget')
  // @ts-expect-error No such kind before the slash.
  useSelection('hotel/1')
  // @ts-expect-error A kind, not a key.
  useSelections('activity/1')
  // @ts-expect-error No such setting.
  useConfig('tone')

  const flight = useSelection('flight')
  // @ts-expect-error The price is missing.
  flight.set({ number: 'LH1168' })
  // @ts-expect-error There may be nothing.
  void flight.value.number
  // @ts-expect-error A budget is a number.
  useConfig('budget').set('plenty')

  const session = useSession()
  session.setSelection('flight', { number: 'LH1168', price: 99 })
  // @ts-expect-error Not a flight.
  session.setSelection('flight', { title: 'Fado' })
  return null
}
