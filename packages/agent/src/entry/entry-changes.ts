import type { EntryView, Session } from '@callboard/session'
import type { Author, Authors } from '../provenance/authors.ts'

/** One selection or setting that changed. */
export interface EntryChange<Key extends string = string, Value = unknown> {
  readonly key: Key
  /** What it is now; absent when it was removed or is invalid. */
  readonly value?: Value | undefined
  /** What it was; absent when it is new or was invalid. */
  readonly previous?: Value | undefined
  /** `self`: written through this agent. */
  readonly by: 'self' | 'other'
  /**
   * Who wrote what it is now, by the token that the relay has checked. Absent when it was removed, when nobody knows, or when the
   * relay asks nobody for a token: then it may be anybody's.
   */
  readonly writtenBy?: Author | undefined
}

/** What is needed of a Yjs transaction. */
interface Transaction {
  readonly changed: ReadonlyMap<unknown, ReadonlySet<string | null>>
  /** Whether it was made here. */
  readonly local: boolean
}

/**
 * Calls `listener` with what each transaction changed in `selections` or `config`: at once, or as soon as it is known who wrote it,
 * where the relay knows. The result ends it.
 */
export function watchEntries(
  session: Session,
  root: 'selections' | 'config',
  authors: Authors,
  listener: (changes: readonly EntryChange[]) => void,
): () => void {
  const { doc } = session
  let isOver = false
  /** The last of what waits until its author is known: what comes after it waits too. */
  let waiting: Promise<void> | undefined
  const deliver = (changes: readonly EntryChange[]): void => {
    const signed = changes.map((change) => {
      const writtenBy = 'value' in change ? authors.of(root, change.key) : undefined
      return writtenBy === undefined ? change : { ...change, writtenBy }
    })
    try {
      if (!isOver) listener(signed)
    } catch (error) {
      // A fault of the listener is its owner's; it must not stop the update that is being applied.
      queueMicrotask(() => {
        throw error
      })
    }
  }
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
    const known = authors.whenWritersKnown(root, changes.map(({ key }) => key))
    if (known === undefined && waiting === undefined) return deliver(changes)
    const turn = Promise.all([waiting, known]).then(() => {
      if (waiting === turn) waiting = undefined
      deliver(changes)
    })
    waiting = turn
  }
  doc.on('afterTransaction', onTransaction)
  return () => {
    isOver = true
    doc.off('afterTransaction', onTransaction)
  }
}

/** The value of an entry that its schema accepts. */
export function validValue(view: EntryView | undefined): unknown {
  return view?.valid === true ? view.value : undefined
}
