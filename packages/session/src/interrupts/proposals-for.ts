import { byTime } from '../commands/by-time.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { createBatch } from '../store/batch.ts'
import { createDerived } from '../store/derived-store.ts'
import type { Store } from '../store/store.ts'
import type { VerbContext } from '../verbs/verb-context.ts'
import { standingProposals, type StandingProposal } from './standing-proposals.ts'

/** A proposal to an agent, and whose it is. */
export type IncomingProposal = StandingProposal

const stores = new WeakMap<VerbContext, Map<string, Store<readonly IncomingProposal[]>>>()

/**
 * What people propose to an agent, oldest first, as long as it stands in their records: also what is settled and not
 * taken back yet. Whoever is the agent judges them by what it knows.
 */
export function proposalsFor(session: Session, agentId: string): Store<readonly IncomingProposal[]> {
  const context = contextOf(session)
  const byAgent = stores.get(context) ?? new Map<string, Store<readonly IncomingProposal[]>>()
  stores.set(context, byAgent)
  const store = byAgent.get(agentId) ?? follow(session, agentId)
  byAgent.set(agentId, store)
  return store
}

function follow(session: Session, agentId: string): Store<readonly IncomingProposal[]> {
  const proposals = standingProposals(session)
  const store = createDerived(createBatch(), () => [...proposals.forAgent(agentId)].sort(byAge))
  proposals.watch((agentIds) => {
    if (agentIds.has(agentId)) store.invalidate()
  })
  return store
}

function byAge(left: IncomingProposal, right: IncomingProposal): number {
  return byTime(timeOf(left), timeOf(right), left.record, right.record)
}

/** An invalid proposal may say any time; it is refused first. */
function timeOf({ proposal, issues }: IncomingProposal): number {
  return issues.length > 0 ? 0 : proposal.at
}
