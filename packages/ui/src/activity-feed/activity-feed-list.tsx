import type { ActivityEntry } from '@callboard/session/activity'
import { memo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { activeElementOf } from '../region/active-element.ts'
import { useRegionTitleId } from '../region/region-title.ts'
import { ActivityFeedItem } from './activity-feed-item.tsx'
import { useActivityFeed } from './feed-context.tsx'
import { useFeedWindow } from './feed-window.ts'

/** How far Page Up and Page Down go. */
const PAGE = 8

/** The state of {@link ActivityFeedList} as attributes. */
export interface ActivityFeedListState {
  /** `data-virtual`: present while only the entries near what is seen are mounted */
  virtual: boolean
}

/** The entries, newest first; scrolls by itself, and has the keyboard of a feed. Renders a `<div>`, or nothing. */
export const ActivityFeedList: Part<'div', ActivityFeedListState> = createPart('div', 'ActivityFeed.List', () => {
  const { entries, content, hold } = useActivityFeed('ActivityFeed.List')
  const titleId = useRegionTitleId()
  const list = useRef<HTMLElement | null>(null)
  const [focusedId, setFocusedId] = useState<string>()
  const focused = entries.findIndex(({ id }) => id === focusedId)
  const shown = useFeedWindow(list, entries.length, (index) => entries[index]?.id ?? '')
  const { measure } = shown
  const reachable = shown.indexes.includes(focused) ? focused : (shown.indexes[0] ?? 0)

  const holdWhileRead = (): void => {
    const { current } = list
    hold(current !== null && (current.scrollTop > 4 || (current.contains(activeElementOf(current)) && focusedIndex(current) > 0)))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const from = Math.max(focused, 0)
    const last = entries.length - 1
    const next = { ArrowDown: from + 1, ArrowUp: from - 1, PageDown: from + PAGE, PageUp: from - PAGE, Home: 0, End: last }[event.key]
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const index = Math.min(Math.max(next, 0), last)
    const id = entries[index]?.id
    if (id === undefined) return
    setFocusedId(id)
    shown.scrollTo(index)
    focusWhenThere(list.current, id)
  }
  if (content !== 'full') return null
  return {
    state: { virtual: measure !== undefined },
    ref: list,
    own: {
      role: 'feed',
      'aria-labelledby': titleId,
      onKeyDown,
      onScroll: holdWhileRead,
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
        if (!currentTarget.contains(relatedTarget) && currentTarget.scrollTop <= 4) hold(false)
      },
      onFocus: ({ target }: FocusEvent<HTMLElement>) => {
        setFocusedId(target.closest<HTMLElement>('[data-entry]')?.dataset['entry'])
        holdWhileRead()
      },
      children: (
        <>
          {shown.roomBefore > 0 ? <div role="presentation" style={{ blockSize: shown.roomBefore }} /> : null}
          {shown.indexes.map((index) => (
            <Entry key={entries[index]?.id} entry={entries[index]} index={index} count={entries.length} isReachable={index === reachable} measure={measure} />
          ))}
          {shown.roomAfter > 0 ? <div role="presentation" style={{ blockSize: shown.roomAfter }} /> : null}
        </>
      ),
    },
  }
})

interface EntryProps {
  readonly entry: ActivityEntry | undefined
  readonly index: number
  readonly count: number
  readonly isReachable: boolean
  readonly measure: ((element: HTMLElement | null) => void) | undefined
}

const Entry = memo(function Entry({ entry, index, count, isReachable, measure }: EntryProps): ReactElement | null {
  return entry === undefined ? null : (
    <ActivityFeedItem
      ref={measure}
      entry={entry}
      data-index={index}
      tabIndex={isReachable ? 0 : -1}
      aria-posinset={index + 1}
      aria-setsize={count}
    />
  )
})

function focusedIndex(list: HTMLElement): number {
  return Number(activeElementOf(list)?.closest<HTMLElement>('[data-entry]')?.getAttribute('aria-posinset') ?? 1) - 1
    + (list.scrollTop > 4 ? 1 : 0)
}

/** What is far away is mounted by the scrolling only; a few frames later at most. */
function focusWhenThere(list: HTMLElement | null, id: string, tries = 10): void {
  const entry = list?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`)
  if (entry) entry.focus({ preventScroll: false })
  else if (tries > 0) requestAnimationFrame(() => focusWhenThere(list, id, tries - 1))
}
