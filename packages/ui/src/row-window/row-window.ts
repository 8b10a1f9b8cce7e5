import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  observeWindowOffset,
  observeWindowRect,
  useVirtualizer,
  windowScroll,
  type Range,
  type VirtualizerOptions,
} from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'

/** Up to so many rows are all mounted: found by the browser's search, printed, and kept by whoever reads the page. */
const ALL_MOUNTED_UP_TO = 100

/** Rows mounted above and below what is seen. */
const OVERSCAN = 8

/** Which rows are mounted, and how much room those take that are not. */
export interface RowWindow {
  /** Rising. */
  readonly indexes: readonly number[]
  /** Room before the row of an index: pixels of the rows left out there. */
  gapBefore(index: number): number
  readonly gapAtEnd: number
  /** A ref for each row, which carries its index as `data-index`. Absent while all are mounted. */
  readonly measure: ((row: HTMLElement | null) => void) | undefined
}

export interface RowWindowOptions {
  /** The rows; each keeps its key while it moves. */
  readonly rows: readonly { readonly key: string }[]
  /** What a row is taken to be high before it is measured, in pixels. */
  readonly estimatedHeight: number
  /** Rows that stay mounted wherever one scrolls, such as the one with the focus. @param first the first that is seen */
  keep(first: number): readonly number[]
}

type Scroller = Element | Window
type ScrollerOptions = Pick<VirtualizerOptions<Element, HTMLElement>, 'observeElementRect' | 'observeElementOffset' | 'scrollToFn'>

const OF_ELEMENT: ScrollerOptions = { observeElementRect, observeElementOffset, scrollToFn: elementScroll }

/** The hook is typed for elements; what a window needs instead is given to it with the window. */
const OF_WINDOW = {
  observeElementRect: observeWindowRect,
  observeElementOffset: observeWindowOffset,
  scrollToFn: windowScroll,
} as unknown as ScrollerOptions

/** The rows near what is seen of a long list, which scrolls with whatever is around it: the next element that scrolls, or the page. */
export function useRowWindow(list: RefObject<HTMLElement | null>, { rows, estimatedHeight, keep }: RowWindowOptions): RowWindow {
  const isLong = rows.length > ALL_MOUNTED_UP_TO
  const [scroller, setScroller] = useState<Scroller | null>(null)
  const [margin, setMargin] = useState(0)
  const withKept = useCallback(
    (range: Range) => {
      const near = new Set(defaultRangeExtractor(range))
      for (const index of keep(range.startIndex)) if (index >= 0 && index < range.count) near.add(index)
      return [...near].sort((left, right) => left - right)
    },
    [keep],
  )
  // Another function has all rows laid out anew.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const estimate = useCallback(() => estimatedHeight, [estimatedHeight])
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used here alone, and nothing is memoized
  const virtualizer = useVirtualizer<Element, HTMLElement>({
    ...(scroller === globalThis.window ? OF_WINDOW : OF_ELEMENT),
    count: rows.length,
    enabled: isLong,
    getScrollElement: () => scroller as Element | null,
    getItemKey: keyOf,
    estimateSize: estimate,
    overscan: OVERSCAN,
    scrollMargin: margin,
    rangeExtractor: withKept,
  })

  const { isScrolling } = virtualizer

  // What is above the list may have grown without it, so it is looked at whenever scrolling begins or ends, and rows change. To look
  // makes the browser lay everything out, which is too much to do in each frame.
  useLayoutEffect(() => {
    const element = list.current
    if (!isLong || element === null) return
    const found = scrollerOf(element)
    setScroller(found)
    setMargin(Math.round(placeWithin(element, found)))
  }, [list, isLong, rows, isScrolling])

  if (!isLong) {
    return { indexes: rows.map((_, index) => index), gapBefore: () => 0, gapAtEnd: 0, measure: undefined }
  }
  const items = virtualizer.getVirtualItems()
  const gaps = new Map(items.map(({ index, start }, at) => [index, start - (items[at - 1]?.end ?? margin)]))
  return {
    indexes: items.map(({ index }) => index),
    gapBefore: (index) => gaps.get(index) ?? 0,
    gapAtEnd: virtualizer.getTotalSize() + margin - (items.at(-1)?.end ?? margin),
    measure: virtualizer.measureElement,
  }
}

/** The next element around it that scrolls, through the borders of shadow roots; or the page. */
function scrollerOf(element: HTMLElement): Scroller {
  for (let around = parentOf(element); around !== null; around = parentOf(around)) {
    if (around === document.documentElement || around === document.body) break
    if (/auto|scroll|overlay/u.test(getComputedStyle(around).overflowY)) return around
  }
  return globalThis.window
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode()
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

/** How far down in what is scrolled it begins. */
function placeWithin(element: HTMLElement, scroller: Scroller): number {
  const { top } = element.getBoundingClientRect()
  if (!(scroller instanceof Element)) return top + scroller.scrollY
  return top - scroller.getBoundingClientRect().top - scroller.clientTop + scroller.scrollTop
}
