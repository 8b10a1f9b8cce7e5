import { isEnded } from '@callboard/session'
import {
  agentRecordSchema,
  grantSchema,
  interruptSchema,
  parseWith,
  refusalSchema,
  type AgentRecord,
  type Infer,
  type Schema,
} from '@callboard/session/schema'
import { PAUSED_REASON, type OwnRecord } from './own-record.ts'
import type { RecordHead } from './record-draft.ts'

/** Who the agent is, as its owner says at each join. */
export interface AgentIdentity {
  readonly id: string
  readonly name: string
  readonly role?: string | undefined
  readonly avatar?: string | undefined
  readonly reportsWithinMs: number
}

const FIELDS_OF_ONE_LIFE: ReadonlySet<string> = new Set([
  'role',
  'avatar',
  'status',
  'since',
  'reason',
  'activity',
  'leftAt',
  'tasks',
  'acks',
  'streams',
  'interrupts',
  'grants',
  'refusals',
])

/** The record that a former life left on the board, if it is one that can be read. */
export function formerRecord(stored: unknown): AgentRecord | undefined {
  const parsed = parseWith(agentRecordSchema, stored)
  return parsed.ok ? parsed.value : undefined
}

/** The fields that a new life begins with; those of a newer version, which this one does not know, are kept. */
export function firstHead(
  agent: AgentIdentity,
  life: { readonly epoch: number; readonly now: number },
  former: AgentRecord | undefined,
): RecordHead {
  const kept = Object.entries(former ?? {}).filter(([field]) => !FIELDS_OF_ONE_LIFE.has(field))
  return {
    ...Object.fromEntries(kept),
    id: agent.id,
    epoch: life.epoch,
    name: agent.name,
    ...(agent.role === undefined ? {} : { role: agent.role }),
    ...(agent.avatar === undefined ? {} : { avatar: agent.avatar }),
    status: 'idle',
    since: life.now,
    updatedAt: life.now,
    reportsWithinMs: agent.reportsWithinMs,
  }
}

/**
 * Takes over what a former life left: its acknowledgements, its streams, its tasks, its questions and grants. Tasks and
 * questions that it left open wait among the inherited ones to be taken up or ended.
 */
export function carryOver(own: OwnRecord, former: AgentRecord | undefined): void {
  if (former === undefined) return
  // Who paused it wants it to stand still, whichever process it is.
  own.setPaused(former.status === 'paused' && former.reason === PAUSED_REASON)
  for (const [commandId, ack] of Object.entries(former.acks)) {
    if (own.draft.setAck(commandId, ack) && ack.state === 'acknowledged') own.leftInHand.add(commandId)
  }
  for (const stream of former.streams ?? []) tolerant(() => own.draft.setStream(stream, 'text'))
  for (const task of former.tasks) {
    tolerant(() => own.draft.setTask(task, 'essential'))
    if (!isEnded(task) && own.draft.tasks.has(task.id)) own.inherited.add(task.id)
  }
  for (const grant of valid(grantSchema, former['grants'])) {
    tolerant(() => own.draft.setPart('grants', grant.id, grant, 'essential'))
  }
  for (const interrupt of valid(interruptSchema, former['interrupts'])) {
    const { id, resolution } = interrupt
    tolerant(() => own.draft.setPart('interrupts', id, interrupt, 'essential'))
    if (resolution === undefined && own.draft.parts('interrupts').has(id)) own.inheritedInterrupts.add(id)
  }
  for (const [id, refusal] of Object.entries(former['refusals'] ?? {})) {
    const parsed = parseWith(refusalSchema, refusal)
    if (parsed.ok) tolerant(() => own.draft.setPart('refusals', id, parsed.value, 'essential'))
  }
}

/** Those entries of a list that can be read. */
function valid<Described extends Schema>(schema: Described, list: unknown): Infer<Described>[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: unknown) => {
    const parsed = parseWith(schema, entry)
    return parsed.ok ? [parsed.value] : []
  })
}

/** A part of an old record that no longer fits is left behind: the new life must come up. */
function tolerant(take: () => void): void {
  try {
    take()
  } catch {
    // Left behind.
  }
}
