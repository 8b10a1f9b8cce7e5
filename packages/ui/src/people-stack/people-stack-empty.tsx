import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PEOPLE } from '../strings/english/people.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { usePeople } from './people-context.tsx'

/** What is said while nobody is here. Renders a `<span>`, or nothing. */
export const PeopleStackEmpty: Part<'span', object> = createPart('span', 'PeopleStack.Empty', () => {
  const { people } = usePeople('PeopleStack.Empty')
  const { strings } = useStrings(ENGLISH_PEOPLE)
  return people.length > 0 ? null : { state: {}, own: { children: strings.nobodyHere } }
})
