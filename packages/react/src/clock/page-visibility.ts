import type { Store } from '@callboard/session'
import { createListeners } from '../store/listeners.ts'

const onChange = (): void => listeners.wake()

const listeners = createListeners(
  () => document.addEventListener('visibilitychange', onChange),
  () => document.removeEventListener('visibilitychange', onChange),
)

/** Whether anybody can see the page. */
export const pageVisibility: Store<boolean> = {
  getSnapshot: () => document.visibilityState !== 'hidden',
  subscribe: listeners.subscribe,
}
