import type { Session, Store } from '@callboard/session'
import { usageSums, type UsageSums } from '@callboard/session/measures'
import { useCallback } from 'react'
import { useMadeStore } from '../session/use-made-store.ts'
import { combinedStore } from '../store/combined-store.ts'
import { pacedStore } from './paced-store.ts'
import { sharedSums, SUMS_INTERVAL_MS } from './shared-sums.ts'

/**
 * What an agent, or without one all agents, have spent: tokens, and money by currency. Renders again for that alone, and at
 * most four times a second.
 */
export function useUsage(agentId?: string): UsageSums {
  const make = useCallback((session: Session) => pacedStore(usageStore(session, agentId), SUMS_INTERVAL_MS), [agentId])
  return useMadeStore('useUsage', make)
}

function usageStore(session: Session, agentId: string | undefined): Store<UsageSums> {
  const source = agentId === undefined ? sharedSums(session) : session.agents.get(agentId)
  return combinedStore<UsageSums>([source], () =>
    agentId === undefined ? sharedSums(session).getSnapshot().usage : usageSums(session.agents.get(agentId).getSnapshot()?.usage),
  )
}
