import type { AgentView } from '@callboard/session'
import { agentStreamName } from '@callboard/session/protocol'

/** The name of the newest open stream of an agent or, when none is open, of its newest. */
export function newestStream(agent: AgentView | undefined): string | undefined {
  const streams = agent?.record?.streams ?? []
  const open = streams.filter(({ state }) => state === 'open')
  const candidates = open.length > 0 ? open : streams
  const [first, ...others] = candidates
  if (agent === undefined || first === undefined) return undefined
  // Of two that began together the one that was named later.
  const newest = others.reduce((best, next) => (next.startedAt >= best.startedAt ? next : best), first)
  return agentStreamName(agent.id, newest.id)
}
