import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { ENGLISH_SELECTION } from '../strings/english/selection.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The heading, and the region's name. Renders an `<h2>`. */
export const SelectionListTitle: Part<'h2', object> = createPart('h2', 'SelectionList.Title', () => {
  const id = useRegionTitleId()
  const { strings } = useStrings(ENGLISH_SELECTION)
  return { state: {}, own: { id, children: strings.selections } }
})
