import { useSession, useStore } from '@callboard/react'
import type { ConfigKey, ConfigValue } from '@callboard/session'
import { useMemo, useState } from 'react'
import { collectConfig } from './collect-config.ts'
import { isSame, mergeValues } from './merge-values.ts'

/** What is being edited of one setting. */
interface Edit {
  /** As it stood when the editing began, or when its reader last decided. */
  readonly base: unknown
  readonly mine: unknown
}

/** Settings as they are being edited: what others change comes in, but for what is being edited here. */
export interface ConfigDraft {
  readonly values: Readonly<Record<string, unknown>>
  /** The settings that are edited and not saved. */
  readonly edited: readonly string[]
  /** Those of them that somebody has changed meanwhile, with what they made of them. */
  readonly contested: readonly { readonly key: string; readonly theirs: unknown }[]
  change(values: Readonly<Record<string, unknown>>): void
  /** Writes what is edited and nothing else. Throws as `setConfig` does; what was written before then is saved. */
  save(): void
  discard(): void
  takeTheirs(key: string): void
  keepMine(key: string): void
}

/** Edits the settings of these keys. */
export function useConfigDraft(keys: readonly string[]): ConfigDraft {
  const session = useSession()
  const names = keys.join('\n')
  const store = useMemo(() => collectConfig(session, names.split('\n')), [session, names])
  const stored = useStore(store)
  const [edits, setEdits] = useState<Readonly<Record<string, Edit>>>({})
  return useMemo(() => {
    const merged = Object.entries(edits).map(([key, { base, mine }]) => ({ key, ...mergeValues(base, mine, stored[key]) }))
    const values = { ...stored, ...Object.fromEntries(merged.map(({ key, value }) => [key, value])) }
    const edited = merged.filter(({ key, value }) => !isSame(value, stored[key]))
    const without = (key: string): Readonly<Record<string, Edit>> =>
      Object.fromEntries(Object.entries(edits).filter(([other]) => other !== key))
    return {
      values,
      edited: edited.map(({ key }) => key),
      contested: edited.filter(({ isContested }) => isContested).map(({ key }) => ({ key, theirs: stored[key] })),
      change: (next) => {
        const changed = names.split('\n').filter((key) => !isSame(next[key], values[key]))
        const made = changed.map((key): [string, Edit] => [key, { base: edits[key]?.base ?? stored[key], mine: next[key] }])
        if (made.length > 0) setEdits({ ...edits, ...Object.fromEntries(made) })
      },
      save: () => {
        for (const { key, value } of edited) {
          if (value === undefined) session.removeConfig(key as ConfigKey)
          else session.setConfig(key as ConfigKey, value as ConfigValue<ConfigKey>)
        }
        setEdits({})
      },
      discard: () => setEdits({}),
      takeTheirs: (key) => setEdits(without(key)),
      keepMine: (key) => setEdits({ ...edits, [key]: { base: stored[key], mine: values[key] } }),
    }
  }, [session, stored, edits, names])
}
