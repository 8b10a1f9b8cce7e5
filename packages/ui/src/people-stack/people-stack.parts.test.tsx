import { Popover } from '@base-ui/react/popover'
import type { ParticipantView } from '@callboard/session'
import type { ReactElement } from 'react'
import { describePart } from '../testing/describe-part.tsx'
import { PeopleStack } from './people-stack.tsx'
import { PeopleContext } from './people-context.tsx'

const people = (inner: ReactElement): ReactElement => <PeopleStack.Root>{inner}</PeopleStack.Root>
const ben: ParticipantView = { key: 'person:ben', kind: 'person', id: 'ben', name: 'Ben', online: true, status: 'online', since: 0, reason: 'reported', devices: [], place: 'Itinerary', self: false }
const around = (here: readonly ParticipantView[]) => (inner: ReactElement): ReactElement => (
  <PeopleContext.Provider value={{ people: here, include: 'people', max: 4, anchor: () => null }}>{inner}</PeopleContext.Provider>
)
const opened = (inner: ReactElement): ReactElement => around([ben])(<Popover.Root open>{inner}</Popover.Root>)

describePart('PeopleStack.Root', { part: <PeopleStack.Root />, tag: 'div', className: 'cb-people-stack-root' })
describePart('PeopleStack.Trigger', { part: <PeopleStack.Trigger />, tag: 'button', className: 'cb-people-stack-trigger', within: people })
describePart('PeopleStack.Popup', { part: <PeopleStack.Popup />, tag: 'div', className: 'cb-people-stack-popup', within: opened })
describePart('PeopleStack.Empty', { part: <PeopleStack.Empty />, tag: 'span', className: 'cb-people-stack-empty', within: around([]) })
