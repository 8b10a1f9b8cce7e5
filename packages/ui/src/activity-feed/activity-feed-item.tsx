import type { ActivityEntry, ActivityTopic } from '@callboard/session/activity'
import { activityTopic } from '@callboard/session/activity'
import { useId, type ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ValueDiff } from '../selection-list/value-diff.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { Elapsed } from '../time/elapsed.tsx'
import { EntryIcon } from './entry-icon.tsx'
import { EntryLine } from './entry-line.tsx'
import { entryTone, type EntryTone } from './entry-subject.ts'

/** The state of {@link ActivityFeedItem} as attributes. */
export interface ActivityFeedItemState {
  /** `data-kind`: what happened */
  kind: ActivityEntry['kind']
  /** `data-topic`: what it is about */
  topic: ActivityTopic
  /** `data-tone`: `done`, `waiting`, `failed`, `accent` or `plain` */
  tone: EntryTone
}

export interface ActivityFeedItemOptions {
  entry: ActivityEntry
}

/** One thing that happened: a sentence, when, and what was changed. Renders an `<article>`. */
export const ActivityFeedItem: Part<'article', ActivityFeedItemState, ActivityFeedItemOptions> = createPart(
  'article',
  'ActivityFeed.Item',
  ({ entry, ...rest }: ActivityFeedItemOptions) => {
    const lineId = useId()
    return {
      state: { kind: entry.kind, topic: activityTopic(entry.kind), tone: entryTone(entry) },
      rest,
      own: { 'data-entry': entry.id, 'aria-labelledby': lineId, children: <StandardItem entry={entry} lineId={lineId} /> },
    }
  },
)

function StandardItem({ entry, lineId }: { entry: ActivityEntry; lineId: string }): ReactElement {
  const { formats } = useStrings(ENGLISH_ACTIVITY)
  return (
    <>
      <span className="cb-activity-feed-icon"><EntryIcon entry={entry} /></span>
      <div className="cb-activity-feed-body">
        <p id={lineId} className="cb-activity-feed-line"><EntryLine entry={entry} /></p>
        <EntryDetail entry={entry} />
      </div>
      <Elapsed className="cb-activity-feed-time" since={entry.at} title={formats.clock(entry.at)} />
    </>
  )
}

function EntryDetail({ entry }: { entry: ActivityEntry }): ReactElement | null {
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  const text = detailOf(entry, strings.activityWithin)
  if (entry.kind === 'selection-changed' || entry.kind === 'config-changed') {
    const { before, after } = entry
    // What is new or gone is named in the sentence already; a plain value is not.
    const isNamed = entry.kind === 'selection-changed' && (before === undefined || after === undefined)
    return isNamed ? null : <ValueDiff before={before} after={after} />
  }
  return text ? <p className="cb-activity-feed-detail" dir="auto">{text}</p> : null
}

function detailOf(entry: ActivityEntry, within: (title: string) => string): string | undefined {
  switch (entry.kind) {
    case 'milestone-reached': return within(entry.task)
    case 'task-ended': return entry.error?.message
    case 'command-given': return entry.text
    case 'command-ended': return entry.reason
    case 'question-ended': return entry.answer?.reason ?? entry.answer?.text
    default: return undefined
  }
}
