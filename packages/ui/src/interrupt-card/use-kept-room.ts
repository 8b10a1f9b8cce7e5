import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { InterruptPhase } from '../strings/interrupt-strings.ts'
import { isDecided } from './interrupt-phase.ts'

/**
 * A question that is over without its reader, by its deadline or by somebody else, leaves the room that it took empty below
 * it, until the reader does something: nothing moves away from under their eyes, or from under the mouse.
 * @param phase how it stands; nothing while there is no card
 * @param isByReader whether they have decided it themselves: then it becomes smaller for what they did
 */
export function useKeptRoom(element: RefObject<HTMLElement | null>, phase: InterruptPhase | undefined, isByReader: boolean): void {
  /** While it was open, and the reader has done nothing since. Pixels. */
  const height = useRef<number | undefined>(undefined)
  const isOpen = phase !== undefined && !isOver(phase)
  useEffect(() => {
    const card = element.current
    if (card === null || !isOpen) return undefined
    const observer = new ResizeObserver(() => {
      height.current = card.getBoundingClientRect().height
    })
    observer.observe(card)
    return () => observer.disconnect()
  }, [element, isOpen])
  // Before it is painted.
  useLayoutEffect(() => {
    const card = element.current
    if (card === null || phase === undefined || !isOver(phase) || isByReader || height.current === undefined) return undefined
    const page = card.ownerDocument
    const giveBack = (): void => void card.style.removeProperty('margin-block-end')
    const onAct = (): void => {
      height.current = undefined
      giveBack()
    }
    card.style.setProperty('margin-block-end', `${Math.max(0, height.current - card.getBoundingClientRect().height)}px`)
    page.addEventListener('click', onAct, true)
    page.addEventListener('keydown', onAct, true)
    return () => {
      giveBack()
      page.removeEventListener('click', onAct, true)
      page.removeEventListener('keydown', onAct, true)
    }
  }, [element, phase, isByReader])
}

/** At its deadline its agent may not have said yet what comes of that. */
function isOver(phase: InterruptPhase): boolean {
  return phase === 'expired' || isDecided(phase)
}
