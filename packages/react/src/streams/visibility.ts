import { createEmitter, type Store } from '@callboard/session'
import type { RefCallback } from 'react'
import { watchNearness } from './nearness.ts'
import { pageVisibility } from '../clock/page-visibility.ts'

/** Whether somebody can see what a component shows. */
export interface Visibility extends Store<boolean> {
  /** Takes the element that stands for it. Without one, the page's visibility decides alone. */
  readonly ref: RefCallback<Element>
}

/** Makes the visibility of one component. An element is taken for out of sight until it is known where it is. */
export function createVisibility(): Visibility {
  let isNear = true
  let endElement: (() => void) | undefined
  let endPage: (() => void) | undefined
  const listeners = createEmitter(
    () => {
      endPage = pageVisibility.subscribe(() => listeners.emit())
    },
    () => endPage?.(),
  )
  return {
    ref: (element) => {
      endElement?.()
      endElement = undefined
      // React takes the element away before it ends what the component listens to: what was known stays so long.
      if (element === null) return
      isNear = false
      endElement = watchNearness(element, (next) => {
        isNear = next
        listeners.emit()
      })
      listeners.emit()
    },
    getSnapshot: () => isNear && pageVisibility.getSnapshot(),
    subscribe: listeners.subscribe,
  }
}
