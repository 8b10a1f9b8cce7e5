import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import type { ActivityTimelineContextValue } from './timeline-context.tsx'

/** What moves the view. */
type Moves = Pick<ActivityTimelineContextValue, 'zoom' | 'pan' | 'goLive' | 'goToStart' | 'fit'>

/** Zooming by one notch of a wheel. */
const WHEEL_ZOOM = 1.0016

/** Does what a key says; tells whether it says anything. */
export function followTimeKey({ key, ctrlKey, metaKey, altKey, currentTarget }: KeyboardEvent<HTMLElement>, moves: Moves): boolean {
  if (ctrlKey || metaKey || altKey) return false
  const later = getComputedStyle(currentTarget).direction === 'rtl' ? -1 : 1
  if (key === 'ArrowLeft') moves.pan(-0.1 * later)
  else if (key === 'ArrowRight') moves.pan(0.1 * later)
  else if (key === '+' || key === '=') moves.zoom(1 / 1.4)
  else if (key === '-') moves.zoom(1.4)
  else if (key === 'Home') moves.goToStart()
  else if (key === 'End') moves.goLive()
  else if (key === '0') moves.fit()
  else return false
  return true
}

/**
 * Wheel and pinch, on the part of `area` that is time: with Ctrl (which is also what a pinch on a touchpad says) the wheel zooms,
 * sideways or with Shift it moves through time; otherwise it scrolls the lanes. Listens by itself, because React's listener may not
 * keep the page from zooming; anew when `isShown` says that the area has come.
 */
export function useTimeWheel(area: RefObject<HTMLElement | null>, isShown: boolean, moves: Moves): void {
  const latest = useRef(moves)
  useEffect(() => {
    latest.current = moves
  }, [moves])
  useEffect(() => {
    const element = area.current
    if (!isShown || element === null) return
    const onWheel = (event: WheelEvent): void => {
      const { start, width, sign } = timeArea(element)
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
      if (event.ctrlKey || event.metaKey) latest.current.zoom(WHEEL_ZOOM ** (event.deltaY * 3), placeOf(event.clientX, start, width, sign))
      else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) latest.current.pan((sideways * sign) / width)
      else return
      event.preventDefault()
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [area, isShown])
}

/** Handlers of pointers. */
export interface TimePointers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void
}

/** Dragging moves through time; two fingers zoom. */
export function useTimePointers(area: RefObject<HTMLElement | null>, { pan, zoom }: Moves): TimePointers {
  const pointers = useRef(new Map<number, number>())
  const release = ({ pointerId }: PointerEvent<HTMLElement>): void => void pointers.current.delete(pointerId)
  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || (event.target as Element).closest('button, a') !== null) return
      pointers.current.set(event.pointerId, event.clientX)
    },
    onPointerMove: ({ pointerId, clientX, buttons, currentTarget }) => {
      const before = pointers.current.get(pointerId)
      const element = area.current
      if (before === undefined || element === null) return
      if (buttons === 0) return void pointers.current.delete(pointerId)
      const others = [...pointers.current].filter(([id]) => id !== pointerId).map(([, x]) => x)
      const { start, width, sign } = timeArea(element)
      const [other] = others
      if (other === undefined) {
        if (Math.abs(clientX - before) < 2) return
        if (!currentTarget.hasPointerCapture(pointerId)) currentTarget.setPointerCapture(pointerId)
        pan((-(clientX - before) * sign) / width)
      } else if (Math.abs(clientX - other) > 8 && Math.abs(before - other) > 8) {
        zoom(Math.abs(before - other) / Math.abs(clientX - other), placeOf((clientX + other) / 2, start, width, sign))
      }
      pointers.current.set(pointerId, clientX)
    },
    onPointerUp: release,
    onPointerCancel: release,
  }
}

/** Where time is drawn: from which side, how wide, and which way it runs. */
function timeArea(element: HTMLElement): { start: number; width: number; sign: number } {
  const track = element.querySelector<HTMLElement>('[data-time]') ?? element
  const { left, right, width } = track.getBoundingClientRect()
  const isRtl = getComputedStyle(element).direction === 'rtl'
  return { start: isRtl ? right : left, width: Math.max(width, 1), sign: isRtl ? -1 : 1 }
}

function placeOf(x: number, start: number, width: number, sign: number): number {
  return Math.min(Math.max(((x - start) * sign) / width, 0), 1)
}
