import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The heading, and the region's name. Renders an `<h2>`. */
export const ProgressTreeTitle: Part<'h2', object> = createPart('h2', 'ProgressTree.Title', () => {
  const id = useRegionTitleId()
  const { strings } = useStrings(ENGLISH_PROGRESS)
  return { state: {}, own: { id, children: strings.progress } }
})
