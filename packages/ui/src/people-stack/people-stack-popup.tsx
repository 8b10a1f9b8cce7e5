import { Popover } from '@base-ui/react/popover'
import type { ParticipantView } from '@callboard/session'
import { MapPin } from 'lucide-react'
import { Fragment, useMemo, useRef, type ReactElement } from 'react'
import { Avatar } from '../avatar/avatar.tsx'
import { Icon } from '../icon/icon.tsx'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { usePopupPlace } from '../part/popup-place.ts'
import { useRowWindow } from '../row-window/row-window.ts'
import { ENGLISH_PEOPLE } from '../strings/english/people.ts'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { usePeople } from './people-context.tsx'

/** Everybody with name, place and devices, in a popover. Renders a `<div>` at the end of the page, while it is open. */
export const PeopleStackPopup: Part<'div', object> = createPart('div', 'PeopleStack.Popup', () => {
  const { people, include, anchor } = usePeople('PeopleStack.Popup')
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
          <Popover.Title className="cb-people-stack-heading">{include === 'everyone' ? strings.everyone : strings.people}</Popover.Title>
          {include === 'everyone'
            ? (['person', 'agent'] as const).map((kind) => <Group key={kind} kind={kind} people={people} />)
            : <List people={people} />}
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

function Group({ kind, people }: { kind: 'person' | 'agent'; people: readonly ParticipantView[] }): ReactElement | null {
  const { strings, formats } = useStrings(ENGLISH_PEOPLE)
  const members = useMemo(() => people.filter((person) => person.kind === kind), [people, kind])
  if (members.length === 0) return null
  return (
    <>
      <h3 className="cb-people-stack-group">
        {strings.groupsHere[kind]} <span>{formats.number(members.length)}</span>
      </h3>
      <List people={members} />
    </>
  )
}

/** What a line is high, in pixels, until it is measured. */
const LINE_HEIGHT = 48

const keepNone = (): readonly number[] => []

function List({ people }: { people: readonly ParticipantView[] }): ReactElement {
  const list = useRef<HTMLUListElement | null>(null)
  const { indexes, gapBefore, gapAtEnd, measure } = useRowWindow(list, { rows: people, estimatedHeight: LINE_HEIGHT, keep: keepNone })
  return (
    <ul ref={list} role="list" className="cb-people-stack-list">
      {indexes.map((index) => {
        const person = people[index]
        if (person === undefined) return null
        const gap = gapBefore(index)
        return (
          <Fragment key={person.key}>
            {gap > 0 ? <li role="none" className="cb-people-stack-gap" style={{ blockSize: gap }} /> : null}
            <li
              ref={measure}
              className="cb-people-stack-person"
              data-kind={person.kind}
              data-index={index}
              {...(measure === undefined ? {} : { 'aria-posinset': index + 1, 'aria-setsize': people.length })}
            >
              <Person person={person} />
            </li>
          </Fragment>
        )
      })}
      {gapAtEnd > 0 ? <li role="none" className="cb-people-stack-gap" style={{ blockSize: gapAtEnd }} /> : null}
    </ul>
  )
}

function Person({ person }: { person: ParticipantView }): ReactElement {
  const { strings, formats } = useStrings(ENGLISH_PEOPLE, ENGLISH_STATUS)
  const { kind, status, place } = person
  const devices = kind === 'person' && person.devices.length > 1 ? strings.devices(person.devices.length, formats) : undefined
  const doing = kind === 'agent' && status !== 'online' ? strings.agentStatus[status] : undefined
  const detail = [doing, place, devices].filter(Boolean).join(' · ')
  return (
    <>
      <Avatar kind={kind} ownerId={person.id} name={person.name} src={person.avatar} status={kind === 'agent' ? status : undefined} />
      <span className="cb-people-stack-name" dir="auto">{shownName(person.name, person.id)}</span>
      {person.self ? <span className="cb-people-stack-you">{strings.you}</span> : null}
      {detail
        ? (
          <span className="cb-people-stack-place">
            {place === undefined ? null : <Icon of={MapPin} />}
            <span dir="auto">{detail}</span>
          </span>
        )
        : null}
    </>
  )
}
