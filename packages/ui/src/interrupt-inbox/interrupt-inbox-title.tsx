import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The heading, and the region's name. Renders an `<h2>`. */
export const InterruptInboxTitle: Part<'h2', object> = createPart('h2', 'InterruptInbox.Title', () => {
  const id = useRegionTitleId()
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  return { state: {}, own: { id, children: strings.inbox } }
})
