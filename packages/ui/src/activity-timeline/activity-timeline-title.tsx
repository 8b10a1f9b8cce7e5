import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The heading that names the region. Renders an `<h2>`. */
export const ActivityTimelineTitle: Part<'h2', object> = createPart('h2', 'ActivityTimeline.Title', () => {
  const id = useRegionTitleId()
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  return { state: {}, own: { id, children: strings.timeline } }
})
