import type { ConfigKey, ConfigValue, SelectionKey, SelectionValue, Session } from '@callboard/session'
import type { Author, Authors } from '../provenance/authors.ts'
import { validValue, watchEntries, type EntryChange } from './entry-changes.ts'

/** A change of one selection; its `key` tells the type of its values once the app has registered its schema. */
export type SelectionChange = ChangeOf<SelectionKey, 'selections'>

/** A change of one setting; its `key` tells the type of its values once the app has registered its schema. */
export type ConfigChange = ChangeOf<ConfigKey, 'config'>

/** One member a key, so that comparing the key narrows the values. */
type ChangeOf<Key extends string, Root extends 'selections' | 'config'> =
  Key extends string ? EntryChange<Key, Root extends 'selections' ? SelectionValue<Key> : ConfigValue<Key>> : never

/** What people and agents have chosen, by key. Typed once the app has registered its schema. */
export interface Selections {
  /** The value, if there is one that its schema accepts. */
  get<Key extends SelectionKey>(key: Key): SelectionValue<Key> | undefined
  /** All values that their schemas accept. */
  all(): { readonly [Key in SelectionKey]?: SelectionValue<Key> }
  /**
   * Who wrote what stands under the key, by the token that the relay has checked; `undefined` when that is not known (yet), and
   * always where the relay asks nobody for a token.
   */
  writtenBy(key: SelectionKey): Author | undefined
  /** Throws `value-invalid`, `value-not-json` or `record-too-large`, and then nothing has changed. */
  set<Key extends SelectionKey>(key: Key, value: SelectionValue<Key>): void
  /** Does nothing when there is no such key. */
  remove(key: SelectionKey): void
  /**
   * Calls `listener` with all that one update changed, by whomever, from now on. The result ends it. What the listener
   * throws is raised as an uncaught error of its own and stops nothing here.
   */
  subscribe(listener: (changes: readonly SelectionChange[]) => void): () => void
}

/** Settings that people make for agents. Typed once the app has registered its schema. */
export interface Config {
  /** The value, if there is one that its schema accepts. */
  get<Key extends ConfigKey>(key: Key): ConfigValue<Key> | undefined
  /** All values that their schemas accept. */
  all(): { readonly [Key in ConfigKey]?: ConfigValue<Key> }
  /** As {@link Selections.writtenBy}. */
  writtenBy(key: ConfigKey): Author | undefined
  /** Calls `listener` with all that one update changed, from now on. The result ends it. */
  subscribe(listener: (changes: readonly ConfigChange[]) => void): () => void
}

type Listener = (changes: readonly EntryChange[]) => void

/** The selections of a session; writing needs `assertJoined` not to throw. */
export function selectionsOf(session: Session, authors: Authors, assertJoined: () => void): Selections {
  const store = session.selections
  return {
    get: <Key extends SelectionKey>(key: Key) =>
      validValue(store.get(key).getSnapshot()) as SelectionValue<Key> | undefined,
    all: () => validValues(session, 'selections') as ReturnType<Selections['all']>,
    writtenBy: (key) => authors.of('selections', key),
    set: (key, value) => {
      assertJoined()
      session.setSelection(key, value)
    },
    remove: (key) => {
      assertJoined()
      session.removeSelection(key)
    },
    subscribe: (listener) => watchEntries(session, 'selections', authors, listener as Listener),
  }
}

/** The settings of a session. */
export function configOf(session: Session, authors: Authors): Config {
  return {
    get: <Key extends ConfigKey>(key: Key) =>
      validValue(session.config.get(key).getSnapshot()) as ConfigValue<Key> | undefined,
    all: () => validValues(session, 'config') as ReturnType<Config['all']>,
    writtenBy: (key) => authors.of('config', key),
    subscribe: (listener) => watchEntries(session, 'config', authors, listener as Listener),
  }
}

function validValues(session: Session, root: 'selections' | 'config'): Readonly<Record<string, unknown>> {
  const store = session[root]
  const entries = store.ids.getSnapshot().map((key) => [key, validValue(store.get(key).getSnapshot())] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
