import type { ConfigKey, ConfigValue } from '@callboard/session'
import type { EntryHandle } from './entry-handle.ts'
import { useEntry, type EntryMap } from './use-entry.ts'

const config: EntryMap = {
  entries: 'config',
  set: 'setConfig',
  remove: 'removeConfig',
}

/**
 * One setting or constraint for the agents, and the ways to change it. Re-renders for this key alone. Keys and values
 * are typed by the schema that the app registered.
 *
 * @example
 * const budget = useConfig('budget')
 * return <input type="number" onChange={(event) => budget.set(event.target.valueAsNumber)} />
 */
export function useConfig<Key extends ConfigKey>(key: Key): EntryHandle<ConfigValue<Key>> {
  return useEntry('useConfig', config, key)
}
