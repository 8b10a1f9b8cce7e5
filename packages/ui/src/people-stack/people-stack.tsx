import type { ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { PeopleStackEmpty } from './people-stack-empty.tsx'
import { PeopleStackPopup } from './people-stack-popup.tsx'
import { PeopleStackRoot, type PeopleStackRootOptions } from './people-stack-root.tsx'
import { PeopleStackTrigger } from './people-stack-trigger.tsx'

export interface PeopleStackProps extends PeopleStackRootOptions {
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** The people who are here: a few faces, and everybody with place and devices when opened. */
function ComposedPeopleStack({ strings, ...root }: PeopleStackProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <PeopleStackRoot {...root}>
        <PeopleStackTrigger />
        <PeopleStackPopup />
        <PeopleStackEmpty />
      </PeopleStackRoot>
    </StringsProvider>
  )
}

/** The stack as a component, and its parts to compose another. */
export const PeopleStack: typeof ComposedPeopleStack & {
  readonly Root: typeof PeopleStackRoot
  readonly Trigger: typeof PeopleStackTrigger
  readonly Popup: typeof PeopleStackPopup
  readonly Empty: typeof PeopleStackEmpty
} = /* @__PURE__ */ Object.assign(ComposedPeopleStack, {
  Root: PeopleStackRoot,
  Trigger: PeopleStackTrigger,
  Popup: PeopleStackPopup,
  Empty: PeopleStackEmpty,
})
