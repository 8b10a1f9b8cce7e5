import type { Session } from '@callboard/session'
import type { OwnRecord } from '../record/own-record.ts'

/**
 * Drops acknowledgements whose command its sender has pruned, now and as senders prune; the result stops it. A command
 * that was pruned comes back when a tab that was away writes its record as it last knew it: it is not answered anew.
 */
export function pruneAcks(session: Session, own: OwnRecord): () => void {
  const people = session.doc.getMap<unknown>('people')
  const prune = (): void => {
    const sent = new Set([...people.values()].flatMap(commandIds))
    own.restoreAcks(sent)
    own.removeAcks([...own.draft.acks.keys()].filter((id) => !sent.has(id)))
  }
  people.observe(prune)
  prune()
  return () => people.unobserve(prune)
}

/** Read without the schema: an acknowledgement outlives a record that is invalid for some other reason. */
function commandIds(record: unknown): string[] {
  const commands: unknown = (record as { commands?: unknown } | null | undefined)?.commands
  if (!Array.isArray(commands)) return []
  return commands.map((command: unknown) => String((command as { id?: unknown } | null)?.id))
}
