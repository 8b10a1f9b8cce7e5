import type { Identity } from '@callboard/session'
import type { ConversationMessage } from '@callboard/session/streams'

/** Whether this page's person has said it, on whatever device. */
export function isOwn({ from }: ConversationMessage, identity: Identity): boolean {
  return identity.kind !== 'observer' && from.kind === identity.kind && from.id === identity.id
}
