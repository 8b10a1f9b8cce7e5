import { Popover } from '@base-ui/react/popover'
import { useMemo, useRef } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { PeopleContext, usePeopleHere } from './people-context.tsx'

/** The state of {@link PeopleStackRoot} as attributes. */
export interface PeopleStackRootState {
  /** `data-empty`: present while nobody is here */
  empty: boolean
}

export interface PeopleStackRootOptions {
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
  ({ max = 4, ...rest }: PeopleStackRootOptions) => {
    const people = usePeopleHere()
    const root = useRef<HTMLElement | null>(null)
    const context = useMemo(() => ({ people, max, anchor: () => root.current }), [people, max])
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
