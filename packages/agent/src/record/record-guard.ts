import type { Session } from '@callboard/session'
import type { OwnRecord } from './own-record.ts'

/**
 * Writes the record again when the board shows none or an older life's: somebody removed it while this agent was cut
 * off, or an old copy of the document was merged in. The result stops it.
 */
export function guardRecord(session: Session, own: OwnRecord): () => void {
  const agents = session.doc.getMap<unknown>('agents')
  const { id } = own.draft.head
  const guard = (event: { readonly keysChanged: ReadonlySet<string | null> }, transaction: { readonly local: boolean }): void => {
    if (transaction.local || !event.keysChanged.has(id)) return
    const shown = epochOf(agents.get(id))
    if (shown === undefined || shown < own.draft.head.epoch) own.rewrite()
  }
  agents.observe(guard)
  return () => agents.unobserve(guard)
}

function epochOf(record: unknown): number | undefined {
  const epoch: unknown = (record as { epoch?: unknown } | null | undefined)?.epoch
  return typeof epoch === 'number' ? epoch : undefined
}
