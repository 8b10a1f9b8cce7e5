import { createEmitter, type Store } from '@callboard/session'

const onChange = (): void => listeners.emit()

const listeners = createEmitter(
  () => document.addEventListener('visibilitychange', onChange),
  () => document.removeEventListener('visibilitychange', onChange),
)

/** Whether anybody can see the page. */
export const pageVisibility: Store<boolean> = {
  getSnapshot: () => document.visibilityState !== 'hidden',
  subscribe: listeners.subscribe,
}
