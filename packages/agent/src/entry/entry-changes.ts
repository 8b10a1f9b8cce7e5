import type { EntryView, Session } from '@callboard/session'

/** One selection or setting that changed. */
export interface EntryChange<Key extends string = string, Value = unknown> {
  readonly key: Key
  /** What it is now; absent when it was removed or is invalid. */
  readonly value?: Value | undefined
  /** What it was; absent when it is new or was invalid. */
  readonly previous?: Value | undefined
  /** `self`: written through this agent. */
  readonly by: 'self' | 'other'
}

/** What is needed of a Yjs transaction. */
interface Transaction {
  readonly changed: ReadonlyMap<unknown, ReadonlySet<string | null>>
  /** Whether it was made here. */
  readonly local: boolean
}

/** Calls `listener` with what each transaction changed in `selections` or `config`. The result ends it. */
export function watchEntries(
  session: Session,
  root: 'selections' | 'config',
  listener: (changes: readonly EntryChange[]) => void,
): () => void {
  const { doc } = session
  const map = doc.getMap<unknown>(root)
  const store = session[root]
  const valid = (key: string): unknown => validValue(store.get(key).getSnapshot())
  const last = new Map(store.ids.getSnapshot().map((key) => [key, store.get(key).getSnapshot()]))

  // After the session's own listener, which was there first: the stores are already new, `last` is still old.
  const onTransaction = (transaction: Transaction): void => {
    const changes: EntryChange[] = []
    for (const key of transaction.changed.get(map) ?? []) {
      if (key === null || last.get(key) === store.get(key).getSnapshot()) continue
      const previous = validValue(last.get(key))
      const value = valid(key)
      const view = store.get(key).getSnapshot()
      if (view === undefined) last.delete(key)
      else last.set(key, view)
      changes.push({
        key,
        ...(value === undefined ? {} : { value }),
        ...(previous === undefined ? {} : { previous }),
        by: transaction.local ? 'self' : 'other',
      })
    }
    if (changes.length === 0) return
    try {
      listener(changes)
    } catch (error) {
      // A fault of the listener is its owner's; it must not stop the update that is being applied.
      queueMicrotask(() => {
        throw error
      })
    }
  }
  doc.on('afterTransaction', onTransaction)
  return () => doc.off('afterTransaction', onTransaction)
}

/** The value of an entry that its schema accepts. */
export function validValue(view: EntryView | undefined): unknown {
  return view?.valid === true ? view.value : undefined
}
