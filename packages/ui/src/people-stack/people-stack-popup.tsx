import { Popover } from '@base-ui/react/popover'
import type { ParticipantView } from '@callboard/session'
import type { ReactElement } from 'react'
import { Avatar } from '../avatar/avatar.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { usePopupPlace } from '../part/popup-place.ts'
import { ENGLISH_PEOPLE } from '../strings/english/people.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { usePeople } from './people-context.tsx'

/** Everybody with name, place and devices, in a popover. Renders a `<div>` at the end of the page, while it is open. */
export const PeopleStackPopup: Part<'div', object> = createPart('div', 'PeopleStack.Popup', () => {
  const { people, anchor } = usePeople('PeopleStack.Popup')
  const { strings } = useStrings(ENGLISH_PEOPLE)
  const place = usePopupPlace()
  return {
    state: {},
    base: Popover.Popup,
    own: {
      // It stands outside of what is themed, and must look as if it stood inside.
      ...surroundings(anchor()),
      children: (
        <>
          <Popover.Title className="cb-people-stack-heading">{strings.people}</Popover.Title>
          <ul role="list" className="cb-people-stack-list">
            {people.map((person) => <Person key={person.key} person={person} />)}
          </ul>
        </>
      ),
    },
    wrap: (element) => (
      <Popover.Portal container={place}>
        <Popover.Positioner className="cb-people-stack-positioner" sideOffset={6} align="end" collisionPadding={8}>
          {element}
        </Popover.Positioner>
      </Popover.Portal>
    ),
  }
})

function surroundings(anchor: HTMLElement | null): Record<string, string | undefined> {
  if (anchor === null) return {}
  return {
    'data-theme': anchor.closest('[data-theme]')?.getAttribute('data-theme') ?? undefined,
    'data-cb-theme': anchor.closest('[data-cb-theme]')?.getAttribute('data-cb-theme') ?? undefined,
    dir: getComputedStyle(anchor).direction,
  }
}

function Person({ person }: { person: ParticipantView }): ReactElement {
  const { strings, formats } = useStrings(ENGLISH_PEOPLE)
  const devices = person.devices.length > 1 ? strings.devices(person.devices.length, formats) : undefined
  const detail = [person.place, devices].filter(Boolean).join(' · ')
  return (
    <li className="cb-people-stack-person">
      <Avatar kind="person" ownerId={person.id} name={person.name} src={person.avatar} />
      <span className="cb-people-stack-name" dir="auto">{person.name}</span>
      {person.self ? <span className="cb-people-stack-you">{strings.you}</span> : null}
      {detail ? <span className="cb-people-stack-place" dir="auto">{detail}</span> : null}
    </li>
  )
}
