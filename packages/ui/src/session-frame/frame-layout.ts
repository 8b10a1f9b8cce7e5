import { useLayoutEffect, useState, type RefObject } from 'react'

/** How the panels stand: one at a time behind tabs, the middle with one side, or the middle between two. */
export type FrameLayout = 'narrow' | 'medium' | 'wide'

/** Least sizes in multiples of the frame's own font size, so that large type gets the layout of a smaller place. */
const MEDIUM_EM = 46
const WIDE_EM = 78
/** In a place that is lower than this, two panels above each other would show nothing whole. */
const HIGH_EM = 36

/** The layout that an element has room for; measured before it is first painted, and again whenever its size changes. */
export function useFrameLayout(frame: RefObject<HTMLElement | null>): FrameLayout {
  const [layout, setLayout] = useState<FrameLayout>('wide')
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = (): void => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize)
      setLayout(layoutOf(element.clientWidth / em, element.clientHeight / em))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return layout
}

function layoutOf(width: number, height: number): FrameLayout {
  if (width >= WIDE_EM) return 'wide'
  return width < MEDIUM_EM || height < HIGH_EM ? 'narrow' : 'medium'
}
