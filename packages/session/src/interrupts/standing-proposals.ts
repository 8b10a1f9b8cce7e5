import { personKey } from '../people/people.ts'
import { parseWith, proposalSchema, type Issue, type PersonRecord, type Proposal } from '../schema/index.ts'
import { contextOf } from '../session/inside.ts'
import { perSession } from '../session/per-session.ts'
import type { Session } from '../session/session.ts'
import { isPlainObject } from '../store/share.ts'
import type { VerbContext } from '../verbs/verb-context.ts'

/** A proposal as it stands in a person's record. */
export interface StandingProposal {
  /** When there are `issues`, only `id` and `agent` are certain. */
  readonly proposal: Proposal
  /** Why it is invalid; empty when it is valid. */
  readonly issues: readonly Issue[]
  /** Under which key of the root `people` it stands. */
  readonly record: string
  readonly person: string
  readonly device: string
  readonly name?: string | undefined
}

/** All proposals of a session, by the agent that they are for. */
export interface StandingProposals {
  /** The agents for which there are any. */
  agentIds(): readonly string[]
  /** In the order in which they stand in their records, record by record. */
  forAgent(agentId: string): readonly StandingProposal[]
  /** Calls `listener` after each change, with the agents it was about. */
  watch(listener: (agentIds: ReadonlySet<string>) => void): () => void
}

/** How many proposals of one record are read; an honest one has no room for more. */
const MAX_READ = 256

/** The proposals of a session, read once for all who ask, and a record again when it has changed. */
export const standingProposals: (session: Session) => StandingProposals = perSession((session) => follow(contextOf(session)))

function follow({ document, board }: VerbContext): StandingProposals {
  const byRecord = new Map<string, readonly StandingProposal[]>()
  const byAgent = new Map<string, Map<string, readonly StandingProposal[]>>()
  const listeners = new Set<(agentIds: ReadonlySet<string>) => void>()

  const read = (key: string, touched: Set<string>): void => {
    const before = byRecord.get(key) ?? []
    const after = readProposals(key, board().people.record(key), before)
    if (after.length === 0) byRecord.delete(key)
    else byRecord.set(key, after)
    for (const { proposal } of [...before, ...after]) {
      const { agent } = proposal
      const of = after.filter((standing) => standing.proposal.agent === agent)
      const had = byAgent.get(agent)?.get(key) ?? []
      if (had.length === of.length && had.every((standing, index) => standing === of[index])) continue
      touched.add(agent)
      const records = byAgent.get(agent) ?? new Map<string, readonly StandingProposal[]>()
      if (of.length === 0) records.delete(key)
      else records.set(key, of)
      if (records.size === 0) byAgent.delete(agent)
      else byAgent.set(agent, records)
    }
  }
  const readAll = (keys: readonly string[]): void => {
    const touched = new Set<string>()
    for (const key of keys) read(key, touched)
    if (touched.size > 0) for (const listener of [...listeners]) listener(touched)
  }
  readAll(document.everything().people)
  document.observe(({ people }) => readAll(people))
  return {
    agentIds: () => [...byAgent.keys()],
    forAgent: (agentId) => [...(byAgent.get(agentId)?.values() ?? [])].flat(),
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The proposals of a record; those that are the same as before keep their identity. */
function readProposals(
  key: string,
  record: PersonRecord | undefined,
  before: readonly StandingProposal[],
): readonly StandingProposal[] {
  const raw = record?.['proposals']
  if (record === undefined || !Array.isArray(raw) || personKey(record.id, record.device) !== key) return []
  const { id: person, device, name } = record
  const seen = new Set<string>()
  return raw.slice(0, MAX_READ).flatMap((proposal: unknown) => {
    const same = before.find((standing) => standing.proposal === proposal && standing.name === name)
    const head = isPlainObject(proposal) ? proposal : {}
    const { id, agent } = head
    if (typeof id !== 'string' || typeof agent !== 'string' || seen.has(id)) return []
    seen.add(id)
    if (same !== undefined) return [same]
    const parsed = parseWith(proposalSchema, proposal)
    const issues = parsed.ok ? [] : parsed.issues
    return [{ proposal: head as unknown as Proposal, issues, record: key, person, device, name }]
  })
}
