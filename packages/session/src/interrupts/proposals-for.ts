import { byTime } from '../commands/by-time.ts'
import { perSession } from '../session/per-session.ts'
import type { Session } from '../session/session.ts'
import { createBatch } from '../store/batch.ts'
import { createDerived } from '../store/derived-store.ts'
import type { Store } from '../store/store.ts'
import { standingProposals, type StandingProposal } from './standing-proposals.ts'

/** A proposal to an agent, and whose it is. */
export type IncomingProposal = StandingProposal

/**
 * What people propose to an agent, oldest first, as long as it stands in their records: also what is settled and not
 * taken back yet. Whoever is the agent judges them by what it knows.
 */
export const proposalsFor: (session: Session, agentId: string) => Store<readonly IncomingProposal[]> = perSession(follow)

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
