import type { ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { ActivityFeedEmpty } from './activity-feed-empty.tsx'
import { ActivityFeedItem } from './activity-feed-item.tsx'
import { ActivityFeedJump } from './activity-feed-jump.tsx'
import { ActivityFeedList } from './activity-feed-list.tsx'
import { ActivityFeedRoot, type ActivityFeedRootOptions } from './activity-feed-root.tsx'
import { ActivityFeedTitle } from './activity-feed-title.tsx'
import { ActivityFeedTopics } from './activity-feed-topics.tsx'

export interface ActivityFeedProps extends ActivityFeedRootOptions {
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** Who did what when, newest first, with buttons to choose what is shown. */
function ComposedActivityFeed({ strings, ...root }: ActivityFeedProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <ActivityFeedRoot {...root}>
        <header className="cb-region-header">
          <ActivityFeedTitle />
        </header>
        <ActivityFeedTopics />
        <ActivityFeedJump />
        <ActivityFeedList />
        <ActivityFeedEmpty />
      </ActivityFeedRoot>
    </StringsProvider>
  )
}

/** The feed as a component, and its parts to compose another. */
export const ActivityFeed: typeof ComposedActivityFeed & {
  readonly Root: typeof ActivityFeedRoot
  readonly Title: typeof ActivityFeedTitle
  readonly Topics: typeof ActivityFeedTopics
  readonly Jump: typeof ActivityFeedJump
  readonly List: typeof ActivityFeedList
  readonly Item: typeof ActivityFeedItem
  readonly Empty: typeof ActivityFeedEmpty
} = /* @__PURE__ */ Object.assign(ComposedActivityFeed, {
  Root: ActivityFeedRoot,
  Title: ActivityFeedTitle,
  Topics: ActivityFeedTopics,
  Jump: ActivityFeedJump,
  List: ActivityFeedList,
  Item: ActivityFeedItem,
  Empty: ActivityFeedEmpty,
})
