import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * A question that is decided without its reader, by its deadline or by somebody else, keeps the room that it took until the
 * reader does something: nothing moves away from under their eyes, or from under the mouse. Until then `data-kept` says so.
 * @param isOver whether it can no longer be answered; nothing while there is no card
 * @param isByReader whether they have decided it themselves: then it becomes smaller for what they did
 */
export function useKeptRoom(element: RefObject<HTMLElement | null>, isOver: boolean | undefined, isByReader: boolean): void {
  /** While it is open. Pixels. */
  const height = useRef<number | undefined>(undefined)
  useEffect(() => {
    const card = element.current
    if (card === null || isOver !== false) return undefined
    const observer = new ResizeObserver(() => {
      height.current = card.getBoundingClientRect().height
    })
    observer.observe(card)
    return () => observer.disconnect()
  }, [element, isOver])
  // Before it is painted.
  useLayoutEffect(() => {
    const card = element.current
    if (card === null || isOver !== true || isByReader || height.current === undefined) return undefined
    const page = card.ownerDocument
    card.style.setProperty('min-block-size', `${height.current}px`)
    card.toggleAttribute('data-kept', true)
    const release = (): void => {
      card.style.removeProperty('min-block-size')
      card.toggleAttribute('data-kept', false)
      page.removeEventListener('click', release, true)
      page.removeEventListener('keydown', release, true)
    }
    page.addEventListener('click', release, true)
    page.addEventListener('keydown', release, true)
    return release
  }, [element, isOver, isByReader])
}
