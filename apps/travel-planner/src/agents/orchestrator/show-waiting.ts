import type { Agent } from '@callboard/agent'
import type { SpecialistName } from '../environment.ts'

/** One order that somebody waits for. */
export interface Waiting {
  /** The specialist went away, and is waited for. */
  away(): void
  /** The specialist has the order. */
  taken(): void
  /** The order is carried out or given up. */
  end(): void
}

/** Shows on the board whom an agent waits for. */
export interface WaitingBoard {
  begin(name: SpecialistName): Waiting
}

/**
 * Shows an agent as waiting as long as any of its orders is under way: it has nothing to report itself meanwhile,
 * however long they take. The reason is `waiting-for-agents`, or `waiting-for-<name>` while one of them is away.
 */
export function createWaitingBoard(agent: Agent): WaitingBoard {
  const orders = new Map<Waiting, { readonly name: SpecialistName; isAway: boolean }>()
  /** What the agent was doing before it said that somebody is away. */
  let before: { readonly activity: string | undefined } | undefined

  const show = (): void => {
    if (agent.signal.aborted) return
    const away = [...orders.values()].find(({ isAway }) => isAway)
    const view = agent.session.agents.get(agent.id)
    if (away !== undefined) {
      before ??= { activity: view.getSnapshot()?.activity }
      agent.setActivity(`Waiting for ${nameOf(agent, away.name)}, which went away`)
      agent.setStatus('waiting', { reason: `waiting-for-${away.name}` })
      return
    }
    if (before !== undefined) agent.setActivity(before.activity)
    before = undefined
    if (orders.size > 0) agent.setStatus('waiting', { reason: 'waiting-for-agents' })
    else agent.setStatus(undefined)
  }
  return {
    begin: (name) => {
      const order = { name, isAway: false }
      const set = (isAway: boolean): void => {
        if (order.isAway === isAway) return
        order.isAway = isAway
        show()
      }
      const waiting: Waiting = {
        away: () => set(true),
        taken: () => set(false),
        end: () => {
          orders.delete(waiting)
          show()
        },
      }
      orders.set(waiting, order)
      show()
      return waiting
    },
  }
}

function nameOf(agent: Agent, id: string): string {
  return agent.session.agents.get(id).getSnapshot()?.name ?? id
}
