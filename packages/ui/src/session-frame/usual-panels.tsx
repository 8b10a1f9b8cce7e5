import { useInterrupts } from '@callboard/react/interrupts'
import { useMemo } from 'react'
import { ActivityFeed } from '../activity-feed/activity-feed.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { Conversation, type ConversationProps } from '../conversation/conversation.tsx'
import { InterruptInbox } from '../interrupt-inbox/interrupt-inbox.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { ENGLISH_FRAME } from '../strings/english/frame.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import type { FramePanel } from './frame-panel.ts'

/** What the usual conversation takes. */
export type UsualPanelsOptions = Pick<ConversationProps, 'to' | 'renderText'>

/**
 * The panels that most products have: who is at work and how far, what is said, what is asked, what has been chosen, what happened.
 * The same list until a count, a word or an option changes.
 */
export function useUsualPanels({ to, renderText }: UsualPanelsOptions = {}): readonly FramePanel[] {
  const asked = useInterrupts({ mine: true }).length
  const { strings } = useStrings(ENGLISH_FRAME, ENGLISH_INTERRUPTS)
  return useMemo(
    () => [
      { id: 'conversation', label: strings.frameConversation, content: <Conversation to={to} renderText={renderText} /> },
      { id: 'agents', label: strings.frameAgents, place: 'start', content: <AgentRoster /> },
      { id: 'work', label: strings.frameWork, place: 'start', content: <ProgressTree /> },
      { id: 'questions', label: strings.frameQuestions, place: 'end', count: asked, content: <InterruptInbox /> },
      { id: 'choices', label: strings.frameChoices, place: 'end', content: <SelectionList /> },
      { id: 'activity', label: strings.frameActivity, place: 'end', content: <ActivityFeed /> },
    ],
    [strings, asked, to, renderText],
  )
}
