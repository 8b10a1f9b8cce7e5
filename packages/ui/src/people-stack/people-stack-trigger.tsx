import { Popover } from '@base-ui/react/popover'
import { Avatar } from '../avatar/avatar.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PEOPLE } from '../strings/english/people.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { usePeople } from './people-context.tsx'

/** The faces, one button that names everybody and opens the list. Renders a `<button>`, or nothing while nobody is here. */
export const PeopleStackTrigger: Part<'button', object> = createPart('button', 'PeopleStack.Trigger', () => {
  const { people, include, max } = usePeople('PeopleStack.Trigger')
  const { strings, formats } = useStrings(ENGLISH_PEOPLE)
  if (people.length === 0) return null
  const faces = people.length > max ? people.slice(0, Math.max(max, 1)) : people
  const rest = people.length - faces.length
  const names = faces.map((person) => (person.self ? strings.you : person.name))
  const [title, more] = include === 'everyone' ? [strings.everyone, strings.moreHere] : [strings.people, strings.morePeople]
  return {
    state: {},
    base: Popover.Trigger,
    own: {
      children: (
        <>
          <span className="cb-visually-hidden">
            {title}: {formats.list(rest > 0 ? [...names, more(rest, formats)] : names)}
          </span>
          {faces.map((person) => (
            <Avatar
              key={person.key}
              kind={person.kind}
              ownerId={person.id}
              name={person.name}
              src={person.avatar}
              status={person.kind === 'agent' ? person.status : undefined}
              data-self={person.self || undefined}
            />
          ))}
          {rest > 0 ? <span className="cb-people-stack-more" aria-hidden="true">+{formats.number(rest)}</span> : null}
        </>
      ),
    },
  }
})
