import type { Session } from '../../session/session.ts'
import type * as Y from 'yjs'

/** Watches that the life of an agent never goes back, for one reader and at the relay. Gives what went wrong. */
export function watchEpochs(readers: readonly Session[], relayDoc: Y.Doc | undefined): readonly string[] {
  const setbacks: string[] = []
  const note = (where: string, highest: Map<string, number>, id: string, epoch: number): void => {
    const before = highest.get(id) ?? 0
    if (epoch < before) setbacks.push(`${where}: ${id} went back from epoch ${before} to ${epoch}`)
    highest.set(id, Math.max(before, epoch))
  }
  for (const [index, { agents }] of readers.entries()) {
    const highest = new Map<string, number>()
    const watched = new Set<string>()
    const look = (id: string): void => {
      const epoch = agents.get(id).getSnapshot()?.record?.epoch
      if (epoch !== undefined) note(`reader ${index}`, highest, id, epoch)
    }
    const watchAll = (): void => {
      for (const id of agents.ids.getSnapshot()) {
        if (watched.has(id)) continue
        watched.add(id)
        agents.get(id).subscribe(() => look(id))
        look(id)
      }
    }
    agents.ids.subscribe(watchAll)
    watchAll()
  }
  const atRelay = new Map<string, number>()
  const stored = relayDoc?.getMap<{ epoch: number }>('agents')
  stored?.observe((event) => {
    for (const id of event.keysChanged) note('relay', atRelay, id, stored.get(id)?.epoch ?? 0)
  })
  return setbacks
}
