import { useCommands, useConnection, useMessages } from '@callboard/react'
import type { ReactElement } from 'react'
import { Panel } from '../layout/panel.tsx'
import { Composer } from './composer.tsx'
import { MessageList } from './message-list.tsx'
import { WaitingLine } from './waiting-line.tsx'
import { Welcome } from './welcome.tsx'

/** Whom the person talks to; it hands the work to the others. */
const ADDRESSEE = 'orchestrator'

/** What people and agents said to each other, and the box to say more. */
export function Conversation(): ReactElement {
  const messages = useMessages()
  const { everSynced } = useConnection()
  const { send } = useCommands()
  const say = (text: string) => {
    send({ kind: 'message', to: ADDRESSEE, text })
  }
  return (
    <Panel title="Conversation" area="conversation">
      {messages.length === 0
        ? <Welcome ready={everSynced} onChoose={say} />
        : (
          <MessageList messages={messages}>
            <WaitingLine agentId={ADDRESSEE} messages={messages} />
          </MessageList>
        )}
      <Composer agentId={ADDRESSEE} onSend={say} />
    </Panel>
  )
}
