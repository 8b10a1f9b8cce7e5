import { useConnection } from '@callboard/react'
import { useConversation } from '@callboard/react/conversation'
import { Conversation as Messages } from '@callboard/ui/conversation'
import type { ReactElement } from 'react'
import { ADDRESSEE } from './addressee.ts'
import { PlannerComposer } from './planner-composer.tsx'
import { WaitingLine } from './waiting-line.tsx'
import { Welcome } from './welcome.tsx'

/** What people and agents say to each other, agents as they say it, and the box to say more. */
export function Conversation(): ReactElement {
  const { everSynced } = useConnection()
  const { messages, send } = useConversation()
  const choose = (text: string): void => void send(text, { to: ADDRESSEE })
  return (
    <Messages
      empty={<Welcome ready={everSynced} onChoose={choose} />}
      composer={(
        <PlannerComposer to={ADDRESSEE}>
          <WaitingLine agentId={ADDRESSEE} last={messages.at(-1)} />
        </PlannerComposer>
      )}
    />
  )
}
