import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_SELECTION } from '../strings/english/selection.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useSelectionList } from './selection-context.tsx'

/** What is said while nothing is chosen. Renders a `<p>`, or nothing. */
export const SelectionListEmpty: Part<'p', object> = createPart('p', 'SelectionList.Empty', () => {
  const { keys } = useSelectionList('SelectionList.Empty')
  const { strings } = useStrings(ENGLISH_SELECTION)
  return keys.length > 0 ? null : { state: {}, own: { children: strings.noSelections } }
})
