import { EmptyWords } from '../empty/empty-words.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useGrantList, type GrantListState } from './grant-list-context.tsx'

/** What stands in the place of the list while agents ask for everything. Renders a `<div>`, or nothing. */
export const GrantListEmpty: Part<'div', GrantListState> = createPart('div', 'GrantList.Empty', () => {
  const { state } = useGrantList('GrantList.Empty')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  if (state.content === 'full') return null
  const loading = state.content === 'loading'
  return {
    state,
    own: { children: <EmptyWords loading={loading} title={strings.grantsEmpty} hint={strings.grantsEmptyHint} /> },
  }
})
