import type { ActivityEntry } from '@callboard/session/activity'
import type { ReactElement } from 'react'
import { describe } from 'vitest'
import { eventful, muchHappened } from '../story/eventful.ts'
import { describePart, type PartCase } from '../testing/describe-part.tsx'
import { ActivityFeed } from './activity-feed.tsx'
import { ActivityFeedContext, type ActivityFeedContextValue } from './feed-context.tsx'

const feed = (inner: ReactElement): ReactElement => <ActivityFeed.Root>{inner}</ActivityFeed.Root>
const HELD: ActivityFeedContextValue = { entries: [], waiting: 3, content: 'full', topics: [], setTopics: () => {}, hold: () => {} }
const held = (inner: ReactElement): ReactElement => <ActivityFeedContext.Provider value={HELD}>{inner}</ActivityFeedContext.Provider>
const none = (): void => {}
const entry: ActivityEntry = { id: 'e', at: 0, kind: 'task-started', agentId: 'flights', taskKey: 'flights/t', title: 'Compare', status: 'running' }

const CASES: Readonly<Record<string, PartCase>> = {
  'ActivityFeed.Root': { part: <ActivityFeed.Root />, tag: 'section', className: 'cb-activity-feed-root', attributes: { 'data-content': 'full' }, board: eventful },
  'ActivityFeed.Title': { part: <ActivityFeed.Title />, tag: 'h2', className: 'cb-activity-feed-title', within: feed, board: none },
  'ActivityFeed.Topics': { part: <ActivityFeed.Topics />, tag: 'div', className: 'cb-activity-feed-topics', within: feed, board: none },
  'ActivityFeed.List': { part: <ActivityFeed.List />, tag: 'div', className: 'cb-activity-feed-list', attributes: { 'data-virtual': '' }, within: feed, board: muchHappened },
  'ActivityFeed.Item': { part: <ActivityFeed.Item entry={entry} />, tag: 'article', className: 'cb-activity-feed-item', attributes: { 'data-kind': 'task-started', 'data-topic': 'tasks', 'data-tone': 'plain' }, within: feed, board: none },
  'ActivityFeed.Jump': { part: <ActivityFeed.Jump />, tag: 'button', className: 'cb-activity-feed-jump', within: held },
  'ActivityFeed.Empty': { part: <ActivityFeed.Empty />, tag: 'div', className: 'cb-activity-feed-empty', attributes: { 'data-content': 'empty' }, within: feed, board: none },
}

describe('parts of the activity feed', () => {
  for (const [name, part] of Object.entries(CASES)) describePart(name, part)
})
