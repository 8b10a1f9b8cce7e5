import type { SelectionKey, SelectionValue } from '@callboard/session'
import type { EntryHandle } from './entry-handle.ts'
import { useEntry, type EntryMap } from './use-entry.ts'

const selections: EntryMap = {
  entries: 'selections',
  set: 'setSelection',
  remove: 'removeSelection',
}

/**
 * One thing the user has chosen, and the ways to change it. Re-renders for this key alone. Keys and values are typed by
 * the schema that the app registered.
 *
 * @example
 * const flight = useSelection('flight')
 * return <button onClick={flight.remove}>{flight.value?.number}</button>
 */
export function useSelection<Key extends SelectionKey>(key: Key): EntryHandle<SelectionValue<Key>> {
  return useEntry('useSelection', selections, key)
}
