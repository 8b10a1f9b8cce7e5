import { EmptyWords } from '../empty/empty-words.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useTimeline } from './timeline-context.tsx'

/** The state of {@link ActivityTimelineEmpty} as attributes. */
export interface ActivityTimelineEmptyState {
  /** `data-content`: `loading` or `empty` */
  content: 'loading' | 'empty' | 'full'
}

/** What is said while there is no lane. Renders a `<div>`, or nothing. */
export const ActivityTimelineEmpty: Part<'div', ActivityTimelineEmptyState> = createPart('div', 'ActivityTimeline.Empty', () => {
  const { content } = useTimeline('ActivityTimeline.Empty')
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  if (content === 'full') return null
  return {
    state: { content },
    own: { children: <EmptyWords loading={content === 'loading'} title={strings.noTimeline} hint={strings.noTimelineHint} /> },
  }
})
