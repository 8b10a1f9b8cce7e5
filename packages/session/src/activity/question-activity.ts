import type { AgentView } from '../agents/agent-view.ts'
import { interruptKey } from '../interrupts/interrupt-key.ts'
import type { ReadInterrupt } from '../interrupts/read-asking.ts'
import type { InterruptRecord } from '../schema/index.ts'
import type { QuestionActivity } from './activity-entry.ts'
import { actorOf } from './agent-activity.ts'

/** The questions of one agent, by id, as `readAsking` reads them. */
export type Questions = ReadonlyMap<string, ReadInterrupt>

/** What happened to an agent's questions from one reading of its record to the next. Invalid ones are passed over. */
export function questionActivity(before: Questions | undefined, after: Questions, agent: AgentView): QuestionActivity[] {
  const found: QuestionActivity[] = []
  for (const { id, record } of after.values()) {
    if (record === undefined) continue
    const known = before?.get(id)?.record
    if (known === undefined) found.push(asked(record, agent))
    if (record.resolution !== undefined && known?.resolution === undefined) found.push(ended(record, agent))
  }
  return found
}

/** That nobody answered in time, and the agent is not there to say so. */
export function questionExpired(record: InterruptRecord, agent: AgentView, at: number): QuestionActivity {
  return ended({ ...record, resolution: { state: 'expired', at } }, agent)
}

function asked(record: InterruptRecord, agent: AgentView): QuestionActivity {
  const { id, title, askedAt } = record
  const key = interruptKey(agent.id, id)
  const { id: agentId, name: agentName } = agent
  const base = { agentId, agentName, interruptKey: key, title }
  return { ...base, id: `question-asked:${key}:${askedAt}`, kind: 'question-asked', at: askedAt, actor: actorOf(agent), state: 'open' }
}

function ended(record: InterruptRecord, agent: AgentView): QuestionActivity {
  const { resolution } = record
  const { by, answer, state = 'withdrawn', at = record.askedAt } = resolution ?? {}
  const actor =
    by === undefined ? actorOf(agent) : { kind: 'person' as const, id: by.person, name: by.name ?? by.person, checked: false }
  const { interruptKey: key, ...base } = asked(record, agent)
  return { ...base, interruptKey: key, id: `question-ended:${key}:${record.askedAt}`, kind: 'question-ended', at, actor, state, answer }
}
