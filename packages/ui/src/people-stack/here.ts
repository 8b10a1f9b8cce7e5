import { createEmitter, type ParticipantView, type Session, type Store } from '@callboard/session'

/** Who is counted among those who are here. */
export type WhoIsHere = 'people' | 'everyone'

const NOBODY: readonly ParticipantView[] = []

/** Nobody, as a page from the server shows it. */
export const NOBODY_HERE: Store<readonly ParticipantView[]> = { getSnapshot: () => NOBODY, subscribe: () => () => {} }

/** Those who are connected: the one at this page, then people, then agents. The same list until one of them changes. */
export function createHere({ presence }: Session, include: WhoIsHere): Store<readonly ParticipantView[]> {
  const ends = new Map<string, () => void>()
  let list = NOBODY
  let endIds: (() => void) | undefined

  const keysOf = (): readonly string[] =>
    presence.ids.getSnapshot().filter((key) => include === 'everyone' || key.startsWith('person:'))
  const read = (): readonly ParticipantView[] => {
    const here = keysOf().flatMap((key) => {
      const participant = presence.get(key).getSnapshot()
      return participant?.online ? participant : []
    })
    here.sort((one, other) => orderOf(one) - orderOf(other))
    if (here.length !== list.length || here.some((participant, index) => participant !== list[index])) list = here
    return list
  }
  const wake = (): void => {
    const before = list
    if (read() !== before) emitter.emit()
  }
  const watch = (): void => {
    const keys = new Set(keysOf())
    for (const [key, end] of ends) {
      if (keys.has(key)) continue
      end()
      ends.delete(key)
    }
    // An agent that reports to be at work is as much here as before: only what changes its view is looked at.
    for (const key of keys) if (!ends.has(key)) ends.set(key, presence.get(key).subscribe(wake))
  }
  const emitter = createEmitter(
    () => {
      endIds = presence.ids.subscribe(() => {
        watch()
        wake()
      })
      watch()
    },
    () => {
      endIds?.()
      for (const end of ends.values()) end()
      ends.clear()
    },
  )
  return { getSnapshot: read, subscribe: emitter.subscribe }
}

function orderOf({ self, kind }: ParticipantView): number {
  return self ? 0 : kind === 'person' ? 1 : 2
}
