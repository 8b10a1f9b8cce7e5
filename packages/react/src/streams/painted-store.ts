import { createEmitter, type Store } from '@callboard/session'
import type { StreamStore, StreamView } from '@callboard/session/streams'
import { forgetPaint, paintInFrame } from './frame.ts'

/** How often what is shown follows what has come: with the screen, or with each change. */
export type Throttle = 'frame' | 'none'

/**
 * What of a stream is shown: it follows while somebody listens and `visibility` holds. While not, it stays as it is,
 * and the stream is not received but held, so that it goes on from there whenever that is.
 */
export function paintedStore(
  source: StreamStore,
  visibility: Store<boolean>,
  throttle: Throttle,
): Store<StreamView> {
  let shown = source.getSnapshot()
  let endSource: (() => void) | undefined
  let endVisibility: (() => void) | undefined
  let letGo: (() => void) | undefined

  const paint = (): void => {
    const next = source.getSnapshot()
    if (next === shown) return
    shown = next
    listeners.emit()
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
  const listeners = createEmitter(
    () => {
      letGo = source.hold()
      endVisibility = visibility.subscribe(() => follow(visibility.getSnapshot()))
      follow(visibility.getSnapshot())
    },
    () => {
      endVisibility?.()
      follow(false)
      letGo?.()
    },
  )
  return { getSnapshot: () => shown, subscribe: listeners.subscribe }
}
