import type { ParticipantView, Session, Store } from '@callboard/session'

/** Who came and who went. */
export interface PeopleChange {
  /** Everybody who is here now. */
  readonly people: readonly ParticipantView[]
  readonly joined: readonly ParticipantView[]
  /** As they were when they were last seen. */
  readonly left: readonly ParticipantView[]
}

const NOBODY: readonly ParticipantView[] = []

/** The people who are here, by their key; the same array until one comes, goes or changes. */
export function createPeopleStore(session: Session): Store<readonly ParticipantView[]> & { stop(): void } {
  const listeners = new Set<() => void>()
  const watched = new Map<string, () => void>()
  let people: readonly ParticipantView[] = NOBODY

  const read = (): void => {
    const now = [...watched.keys()]
      .map((key) => session.presence.get(key).getSnapshot())
      .filter((view): view is ParticipantView => view?.online === true)
    if (now.length === people.length && now.every((view, index) => view === people[index])) return
    people = now
    for (const listener of listeners) listener()
  }
  const rewatch = (): void => {
    const keys = session.presence.ids.getSnapshot().filter((key) => key.startsWith('person:'))
    for (const [key, stop] of watched) {
      if (keys.includes(key)) continue
      stop()
      watched.delete(key)
    }
    for (const key of keys) {
      if (!watched.has(key)) watched.set(key, session.presence.get(key).subscribe(read))
    }
    read()
  }
  const stopIds = session.presence.ids.subscribe(rewatch)
  rewatch()

  return {
    getSnapshot: () => people,
    subscribe: (listener) => {
      // A wrapper of its own, so that one listener may subscribe twice.
      const call = (): void => listener()
      listeners.add(call)
      return () => void listeners.delete(call)
    },
    stop: () => {
      stopIds()
      for (const stop of watched.values()) stop()
      watched.clear()
    },
  }
}

/** Calls `listener` when somebody comes or goes; a change of place or name is not told. The result ends it. */
export function onPeopleChange(
  people: Store<readonly ParticipantView[]>,
  listener: (change: PeopleChange) => void,
): () => void {
  let before = people.getSnapshot()
  return people.subscribe(() => {
    const now = people.getSnapshot()
    const joined = without(now, before)
    const left = without(before, now)
    before = now
    if (joined.length > 0 || left.length > 0) listener({ people: now, joined, left })
  })
}

function without(these: readonly ParticipantView[], those: readonly ParticipantView[]): readonly ParticipantView[] {
  return these.filter((one) => !those.some((other) => other.key === one.key))
}
