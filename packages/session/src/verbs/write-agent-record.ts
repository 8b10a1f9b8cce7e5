import { toJson } from '../document/json.ts'
import { blameLargestPart, requireSize } from '../document/size.ts'
import { failure, type CallboardError } from '../protocol/callboard-error.ts'
import { RECORD_BYTES } from '../protocol/limits.ts'
import { agentRecordSchema, type AgentRecord } from '../schema/index.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { isEqual } from '../store/share.ts'
import { requireRecord } from './require-record.ts'
import { requireIdentityKind, requireWritable, type VerbContext } from './verb-context.ts'

/** What each session last wrote. */
const written = new WeakMap<VerbContext, AgentRecord>()

/**
 * Writes the own record of an agent's session as a whole; writing what already stands writes nothing. From then on the
 * session writes it again when one of an older life surfaces over it, or somebody removes it. Throws `not-synced`,
 * `record-invalid`, `record-too-large` (with the part to blame), `value-not-json`, `not-permitted`, or `agent-fenced`
 * when a record of a higher epoch stands.
 */
export function writeAgentRecord(session: Session, record: AgentRecord): void {
  const context = contextOf(session)
  requireIdentityKind(context, ['agent'])
  const { document, identity, connection } = context
  const { id } = record
  const refuse = (code: 'not-permitted' | 'not-synced' | 'agent-fenced', why: string): CallboardError =>
    failure(code, `The record of ${id} was not written: ${why}`)
  if (identity.kind !== 'agent' || id !== identity.id) {
    throw refuse('not-permitted', "a session writes its own agent's record alone. Join as that agent to write it.")
  }
  if (!connection.state.getSnapshot().everSynced) {
    throw refuse(
      'not-synced',
      'the document has not arrived yet, and what is in it is unknown. Await whenSynced() first.',
    )
  }
  requireWritable(context, 'agents', id)
  const json = toJson(record, 'agent')
  requireRecord(`The record of ${id}`, agentRecordSchema, json)
  requireSize(`The record of ${id}`, json, RECORD_BYTES, blameLargestPart)
  const standing = context.board().agents.record(id)
  if (standing !== undefined && standing.epoch > record.epoch) {
    throw refuse(
      'agent-fenced',
      `a newer process has joined (epoch ${standing.epoch}, not ${record.epoch}). Stop this one.`,
    )
  }
  if (!isEqual(document.read('agents', id), json)) document.write('agents', id, json)
  if (!written.has(context)) keepStanding(context, id)
  written.set(context, document.read('agents', id) as AgentRecord)
}

function keepStanding(context: VerbContext, id: string): void {
  const { document } = context
  document.observe((changes) => {
    const own = written.get(context)
    if (own === undefined || own.leftAt !== undefined || context.isClosed() || !changes.agents.includes(id)) return
    const raw = document.read('agents', id)
    const epoch = typeof raw === 'object' && raw !== null ? (raw as { epoch?: unknown }).epoch : undefined
    if (raw === undefined || (typeof epoch === 'number' && epoch < own.epoch)) document.write('agents', id, own)
  })
}
