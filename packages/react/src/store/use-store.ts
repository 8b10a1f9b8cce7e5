import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Store } from '@callboard/session'
import { keepSelection } from './keep-identity.ts'

/** Reads a store and re-renders when its value changes. */
export function useStore<Value>(store: Store<Value>): Value
/**
 * Reads what `select` takes from a store and re-renders when that changes. Equal selections keep their identity, so
 * `select` may be written inline and may build a new object.
 * @param serverStore What is read on the server and while hydrating, when that is another store.
 */
export function useStore<Value, Selected>(
  store: Store<Value>,
  select: ((value: Value) => Selected) | undefined,
  serverStore?: () => Store<Value>,
): Selected
export function useStore<Value, Selected>(
  store: Store<Value>,
  select?: (value: Value) => Selected,
  serverStore?: () => Store<Value>,
): Value | Selected {
  const keep = useMemo(() => keepSelection<Value, Selected>(), [])
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener), [store])
  const read = (from: Store<Value>): Value | Selected =>
    select ? keep(from.getSnapshot(), select) : from.getSnapshot()
  return useSyncExternalStore(
    subscribe,
    () => read(store),
    () => read(serverStore ? serverStore() : store),
  )
}
