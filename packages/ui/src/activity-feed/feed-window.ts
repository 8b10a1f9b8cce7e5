import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

/** Up to so many are all mounted: found by the browser's search, and printed. */
const ALL_MOUNTED_UP_TO = 60

/** What an entry is taken to be high before it is measured, pixels. */
const ESTIMATED_HEIGHT = 44

/** Which entries are mounted, and the room of those that are not. */
export interface FeedWindow {
  /** Rising. */
  readonly indexes: readonly number[]
  readonly roomBefore: number
  readonly roomAfter: number
  readonly measure: ((element: HTMLElement | null) => void) | undefined
  /** Brings an entry into view, and so into being. */
  scrollTo(index: number): void
}

/** Mounts what is near the eyes of a list that scrolls by itself. */
export function useFeedWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  keyOf: (index: number) => string,
): FeedWindow {
  const isWhole = count <= ALL_MOUNTED_UP_TO
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here alone, and nothing is memoized
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    enabled: !isWhole,
    getScrollElement: () => list.current,
    estimateSize: () => ESTIMATED_HEIGHT,
    getItemKey: keyOf,
    overscan: 6,
  })
  const indexes = Array.from({ length: count }, (_, index) => index)
  if (isWhole) {
    const scrollTo = (index: number): void => list.current?.querySelectorAll('[data-entry]')[index]?.scrollIntoView({ block: 'nearest' })
    return { indexes, roomBefore: 0, roomAfter: 0, measure: undefined, scrollTo }
  }
  const items = virtualizer.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  const mounted = items.length > 0 ? items.map(({ index }) => index) : indexes.slice(0, 20)
  return {
    indexes: mounted,
    roomBefore: first?.start ?? 0,
    roomAfter: Math.max(0, virtualizer.getTotalSize() - (last?.end ?? 0)),
    measure: virtualizer.measureElement,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
