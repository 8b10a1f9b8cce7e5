import { toJson } from '../document/json.ts'
import { requireSize } from '../document/size.ts'
import { CallboardError, LIMITS } from '../protocol/index.ts'
import { agentRecordSchema, type AgentRecord } from '../schema/index.ts'
import { isEqual } from '../store/share.ts'
import { requireRecord } from './require-record.ts'
import { requireIdentityKind, type VerbContext } from './verb-context.ts'

/**
 * Writes an agent's own record as a whole; writing what already stands writes nothing. Throws `not-synced`,
 * `record-invalid`, `record-too-large` (with the part to blame), `value-not-json`, or `agent-fenced` when a record of a
 * higher epoch stands.
 */
export function writeAgentRecord(context: VerbContext, record: AgentRecord): void {
  requireIdentityKind(context, 'writeAgentRecord', ['agent'])
  const { document, identity, connection } = context
  if (identity.kind !== 'agent' || record.id !== identity.id) {
    throw new CallboardError({
      code: 'not-permitted',
      message: `A session writes its own agent's record alone, so the record of ${record.id} was not written. Join as that agent to write it.`,
    })
  }
  if (!connection.state.getSnapshot().everSynced) {
    throw new CallboardError({
      code: 'not-synced',
      message: 'The document has not arrived yet, so the record was not written: it would overwrite what is unknown. Await whenSynced() first.',
    })
  }
  const json = toJson(record, 'agent')
  requireRecord(`The record of ${record.id}`, agentRecordSchema, json)
  requireSize(`The record of ${record.id}`, json, LIMITS.recordBytes)
  const standing = context.board().agents.record(record.id)
  if (standing !== undefined && standing.epoch > record.epoch) {
    throw new CallboardError({
      code: 'agent-fenced',
      message: `A newer process has joined as ${record.id} (epoch ${standing.epoch} against ${record.epoch}), so this one's record was not written. Stop this process.`,
    })
  }
  if (!isEqual(document.read('agents', record.id), json)) document.write('agents', record.id, json)
}
