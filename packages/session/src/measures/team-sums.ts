import type { AgentView } from '../agents/agent-view.ts'
import type { Usage } from '../schema/index.ts'
import type { Session } from '../session/session.ts'
import { createEmitter } from '../store/emitter.ts'
import { isEqual } from '../store/share.ts'
import type { Store } from '../store/store.ts'
import { createUsageAdder, type UsageSums } from './usage-sums.ts'

/** What the agents of a session come to together. */
export interface TeamSums {
  /** What all of them have spent, those that left included. */
  readonly usage: UsageSums
  /** How many agents wait for a person, and not for one another. */
  readonly waitingForPeople: number
}

/** What one agent adds. */
interface Share {
  readonly usage: Usage | undefined
  readonly waits: boolean
}

/** What an agent gives as its reason while it waits for a person. */
const WAITS_FOR_PERSON = 'waiting-for-person'

/**
 * Sums over all agents of a session, for those who show them. While they are watched, an agent that changes adds and takes
 * away its own share, and nothing is ever counted anew.
 */
export function teamSums({ agents }: Pick<Session, 'agents'>): Store<TeamSums> {
  const watched = new Map<string, { share: Share; end: () => void }>()
  const adder = createUsageAdder()
  let waiting = 0
  let endIds: (() => void) | undefined
  let sums: TeamSums | undefined

  const count = (share: Share, sign: 1 | -1): void => {
    adder.add(share.usage, sign)
    if (share.waits) waiting += sign
  }
  const onAgent = (id: string): void => {
    const known = watched.get(id)
    const share = shareOf(agents.get(id).getSnapshot())
    if (known === undefined || (known.share.usage === share.usage && known.share.waits === share.waits)) return
    count(known.share, -1)
    count(share, 1)
    known.share = share
    listeners.emit()
  }
  const leave = (id: string): void => {
    const known = watched.get(id)
    if (known === undefined) return
    known.end()
    watched.delete(id)
    count(known.share, -1)
  }
  const follow = (): void => {
    const ids = new Set(agents.ids.getSnapshot())
    for (const id of [...watched.keys()]) if (!ids.has(id)) leave(id)
    for (const id of ids) {
      if (watched.has(id)) continue
      const store = agents.get(id)
      const share = shareOf(store.getSnapshot())
      watched.set(id, { share, end: store.subscribe(() => onAgent(id)) })
      count(share, 1)
    }
  }
  const listeners = createEmitter(
    () => {
      endIds = agents.ids.subscribe(() => {
        follow()
        listeners.emit()
      })
      follow()
    },
    () => {
      endIds?.()
      for (const id of [...watched.keys()]) leave(id)
    },
  )
  return {
    getSnapshot: () => {
      const next = listeners.isWatched() ? { usage: adder.read(), waitingForPeople: waiting } : sumUp(agents)
      if (sums === undefined || !isEqual(sums, next)) sums = next
      return sums
    },
    subscribe: listeners.subscribe,
  }
}

function shareOf(agent: AgentView | undefined): Share {
  return { usage: agent?.usage, waits: agent?.status === 'waiting' && agent.reason === WAITS_FOR_PERSON }
}

function sumUp(agents: Session['agents']): TeamSums {
  const adder = createUsageAdder()
  let waitingForPeople = 0
  for (const id of agents.ids.getSnapshot()) {
    const { usage, waits } = shareOf(agents.get(id).getSnapshot())
    adder.add(usage, 1)
    if (waits) waitingForPeople += 1
  }
  return { usage: adder.read(), waitingForPeople }
}
