import type { Grant } from '../schema/index.ts'

/** What has become of the wish to take a grant back. */
export interface Revocation {
  /** `requested`: by anybody, and the agent has not done so yet. `refused`: by the agent, to this person. */
  readonly state: 'requested' | 'refused'
  /** `refused`: why, in words. */
  readonly reason?: string | undefined
}

/** What an agent may do without asking, until somebody takes it back. */
export interface GrantView {
  /** `<agent id>/<grant id>`. */
  readonly key: string
  readonly agentId: string
  readonly agentName: string
  readonly id: string
  /** What it covers. */
  readonly covers: string
  readonly title: string
  readonly by: Grant['by']
  /** Relay milliseconds. */
  readonly at: number
  /** The id of the question that it comes from. */
  readonly interrupt: string
  /** Absent while nobody has asked to take it back. */
  readonly revoking?: Revocation | undefined
}

/** Makes the view of a grant. */
export function viewGrant(
  key: string,
  agent: { readonly id: string; readonly name: string },
  grant: Grant,
  revoking: Revocation | undefined,
): GrantView {
  const { id, key: covers, title, by, at, interrupt } = grant
  return { key, agentId: agent.id, agentName: agent.name, id, covers, title, by, at, interrupt, revoking }
}
