import type { Session, Store } from '@callboard/session'

/** The values of some settings as one store; the same object until one of them changes. */
export function collectConfig({ config }: Session, keys: readonly string[]): Store<Readonly<Record<string, unknown>>> {
  let last: Readonly<Record<string, unknown>> = {}
  return {
    getSnapshot: () => {
      const next = Object.fromEntries(
        keys.flatMap((key) => {
          const view = config.get(key).getSnapshot()
          return view === undefined ? [] : [[key, view.value]]
        }),
      )
      const names = new Set([...Object.keys(next), ...Object.keys(last)])
      if ([...names].some((name) => next[name] !== last[name])) last = next
      return last
    },
    subscribe: (listener) => {
      const ends = keys.map((key) => config.get(key).subscribe(listener))
      return () => {
        for (const end of ends) end()
      }
    },
  }
}
