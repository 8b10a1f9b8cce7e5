import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefCallback } from 'react'
import { useStickToBottom } from 'use-stick-to-bottom'

/** So far above the first message, in pixels, earlier ones are loaded unasked. */
const LOADS_WITHIN = '320px'

/** The place of the reader in the messages. */
export interface MessageScroll {
  readonly listRef: RefCallback<HTMLElement>
  readonly contentRef: RefCallback<HTMLElement>
  /** Goes above the first message. */
  readonly topRef: RefCallback<HTMLElement>
  readonly isAtNewest: boolean
  jumpToNewest(): void
}

interface Options {
  /** The id of the first message. */
  readonly first: string | undefined
  /** Left out: there are no earlier ones, or they are being loaded. */
  readonly loadEarlier: (() => void) | undefined
}

/** Where the first message stood. */
interface Place {
  readonly first: string | undefined
  readonly offset: number
}

/**
 * Keeps the newest message in sight for who is there, and where they are for who reads further up: also when earlier
 * messages come in above them.
 */
export function useMessageScroll({ first, loadEarlier }: Options): MessageScroll {
  const { scrollRef, contentRef, isAtBottom, scrollToBottom } = useStickToBottom({ initial: 'instant', resize: 'instant' })
  const [list, setList] = useState<HTMLElement | null>(null)
  const [top, setTop] = useState<HTMLElement | null>(null)
  const before = useRef<Place>({ first: undefined, offset: 0 })

  // A list that gets lower, as when the composer grows, hides its end; the library looks at what is in it alone.
  useEffect(() => {
    if (list === null) return undefined
    const observer = new ResizeObserver(() => void scrollToBottom({ animation: 'instant', preserveScrollPosition: true }))
    observer.observe(list)
    return () => observer.disconnect()
  }, [list, scrollToBottom])

  useLayoutEffect(() => {
    if (list === null || first === undefined) return
    const { current: last } = before
    if (last.first === undefined) list.scrollTop = list.scrollHeight
    else if (last.first !== first) list.scrollTop += (offsetOf(list, last.first) ?? last.offset) - last.offset
    before.current = { first, offset: offsetOf(list, first) ?? 0 }
  })

  useEffect(() => {
    if (list === null || top === null || loadEarlier === undefined) return undefined
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) loadEarlier()
      },
      { root: list, rootMargin: `${LOADS_WITHIN} 0px 0px` },
    )
    observer.observe(top)
    return () => observer.disconnect()
  }, [list, top, loadEarlier])

  const listRef = useCallback(
    (element: HTMLElement | null) => {
      scrollRef(element)
      setList(element)
    },
    [scrollRef],
  )
  const jumpToNewest = useCallback(() => void scrollToBottom('instant'), [scrollToBottom])
  return { listRef, contentRef, topRef: setTop, isAtNewest: isAtBottom, jumpToNewest }
}

/** How far below the beginning of the list a message stands, in pixels. */
function offsetOf(list: HTMLElement, id: string): number | undefined {
  return list.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`)?.offsetTop
}
