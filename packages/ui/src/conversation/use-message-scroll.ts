import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefCallback } from 'react'
import { ReadingPlace } from './reading-place.ts'

/** So far above what is seen, earlier messages are loaded unasked. */
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
  /** Whether there are messages. */
  readonly hasBegun: boolean
  /** Left out: there are no earlier ones, or they are being loaded. */
  readonly loadEarlier: (() => void) | undefined
}

/**
 * Keeps the newest message in sight for who is there, and what they read for who is further up: also when earlier
 * messages, or what a stream has to say, come in above it.
 */
export function useMessageScroll({ hasBegun, loadEarlier }: Options): MessageScroll {
  const [list, setList] = useState<HTMLElement | null>(null)
  const [content, setContent] = useState<HTMLElement | null>(null)
  const [top, setTop] = useState<HTMLElement | null>(null)
  const [isAtNewest, setAtNewest] = useState(true)
  const place = useRef<ReadingPlace>(undefined)

  useLayoutEffect(() => {
    if (list === null || content === null) return undefined
    const made = new ReadingPlace(list, content, setAtNewest)
    place.current = made
    return () => made.end()
  }, [list, content])

  // Before the first messages are painted.
  useLayoutEffect(() => {
    if (hasBegun) place.current?.goToEnd()
  }, [hasBegun])

  useEarlier(list, top, loadEarlier)
  const jumpToNewest = useCallback(() => place.current?.goToEnd(), [])
  return { listRef: setList, contentRef: setContent, topRef: setTop, isAtNewest, jumpToNewest }
}

function useEarlier(list: HTMLElement | null, top: HTMLElement | null, loadEarlier: (() => void) | undefined): void {
  const load = useRef(loadEarlier)
  useEffect(() => {
    load.current = loadEarlier
  })
  const canLoad = loadEarlier !== undefined
  useEffect(() => {
    if (list === null || top === null || !canLoad) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) load.current?.()
      },
      { root: list, rootMargin: `${LOADS_WITHIN} 0px 0px` },
    )
    observer.observe(top)
    return () => observer.disconnect()
  }, [list, top, canLoad])
}
