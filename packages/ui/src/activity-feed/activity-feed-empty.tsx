import { EmptyWords } from '../empty/empty-words.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useActivityFeed } from './feed-context.tsx'

/** The state of {@link ActivityFeedEmpty} as attributes. */
export interface ActivityFeedEmptyState {
  /** `data-content`: `loading` or `empty` */
  content: 'loading' | 'empty' | 'full'
}

/** What is said while there is nothing to show. Renders a `<div>`, or nothing. */
export const ActivityFeedEmpty: Part<'div', ActivityFeedEmptyState> = createPart('div', 'ActivityFeed.Empty', () => {
  const { content } = useActivityFeed('ActivityFeed.Empty')
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  if (content === 'full') return null
  return {
    state: { content },
    own: { children: <EmptyWords loading={content === 'loading'} title={strings.noActivity} hint={strings.noActivityHint} /> },
  }
})
