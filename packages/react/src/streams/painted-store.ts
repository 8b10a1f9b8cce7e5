import type { Store } from '@callboard/session'
import { createListeners } from '../store/listeners.ts'
import { forgetPaint, paintInFrame } from './frame.ts'

/** How often what is shown follows what has come: with the screen, or with each change. */
export type Throttle = 'frame' | 'none'

/**
 * What of `source` is shown: it follows while somebody listens and `visibility` holds, and stays as it is while not, so
 * that `source` is not listened to either.
 */
export function paintedStore<Value>(
  source: Store<Value>,
  visibility: Store<boolean>,
  throttle: Throttle,
): Store<Value> {
  let shown = source.getSnapshot()
  let endSource: (() => void) | undefined
  let endVisibility: (() => void) | undefined

  const paint = (): void => {
    const next = source.getSnapshot()
    if (next === shown) return
    shown = next
    listeners.wake()
  }
  const onChange = throttle === 'none' ? paint : () => paintInFrame(paint)
  const follow = (isWanted: boolean): void => {
    if (isWanted === (endSource !== undefined)) return
    endSource?.()
    endSource = undefined
    forgetPaint(paint)
    if (!isWanted) return
    endSource = source.subscribe(onChange)
    paint()
  }
  const listeners = createListeners(
    () => {
      endVisibility = visibility.subscribe(() => follow(visibility.getSnapshot()))
      follow(visibility.getSnapshot())
    },
    () => {
      endVisibility?.()
      follow(false)
    },
  )
  return { getSnapshot: () => shown, subscribe: listeners.subscribe }
}
