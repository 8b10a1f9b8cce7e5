import { createPart, type Part } from '../part/create-part.tsx'
import { useGrantList } from './grant-list-context.tsx'

/** Why a grant could not be revoked, told to screen readers at once. Renders a `<p>`, empty while nothing is wrong. */
export const GrantListProblem: Part<'p', object> = createPart('p', 'GrantList.Problem', () => {
  const { problem } = useGrantList('GrantList.Problem')
  return { state: {}, own: { role: 'alert', children: problem } }
})
