import type { ConversationMessage } from '@callboard/session/streams'
import type { ShownMessage } from './conversation-context.tsx'

/** The state of the parts of a message as attributes. */
export interface ConversationMessageState {
  /** `data-from`: `self`, `person` or `agent` */
  from: ShownMessage['from']
  /** `data-state`: `sent`, `sending` or `failed` */
  state: ConversationMessage['state']
  /** `data-continues`: present on what goes on from the message above */
  continues: boolean
}

/** How a message shows. */
export function messageState({ message, from, continues }: ShownMessage): ConversationMessageState {
  return { from, state: message.state, continues }
}
