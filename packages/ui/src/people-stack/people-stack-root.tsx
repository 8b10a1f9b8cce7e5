import { Popover } from '@base-ui/react/popover'
import { useMemo, useRef } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import type { WhoIsHere } from './here.ts'
import { PeopleContext, usePeopleHere } from './people-context.tsx'

/** The state of {@link PeopleStackRoot} as attributes. */
export interface PeopleStackRootState {
  /** `data-empty`: present while nobody is here */
  empty: boolean
}

export interface PeopleStackRootOptions {
  /**
   * Whether the agents who are connected are among them.
   * @default 'people'
   */
  include?: WhoIsHere | undefined
  /**
   * How many faces are shown before the rest is counted.
   * @default 4
   */
  max?: number | undefined
}

/** Groups the faces and the list they open. Renders a `<div>`. */
export const PeopleStackRoot: Part<'div', PeopleStackRootState, PeopleStackRootOptions> = createPart(
  'div',
  'PeopleStack.Root',
  ({ max = 4, include = 'people', ...rest }: PeopleStackRootOptions) => {
    const people = usePeopleHere(include)
    const root = useRef<HTMLElement | null>(null)
    const context = useMemo(() => ({ people, include, max, anchor: () => root.current }), [people, include, max])
    return {
      state: { empty: people.length === 0 },
      rest,
      ref: root,
      wrap: (element) => (
        <PeopleContext.Provider value={context}>
          <Popover.Root>{element}</Popover.Root>
        </PeopleContext.Provider>
      ),
    }
  },
)
