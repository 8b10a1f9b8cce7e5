import { ProgressTree } from '@callboard/ui'
import { SessionFrame, type FramePanel } from '@callboard/ui/frame'
import type { ReactElement } from 'react'
import { Agents } from '../agents/agents.tsx'
import { Conversation } from '../conversation/conversation.tsx'
import { Itinerary } from '../itinerary/itinerary.tsx'
import { NameField } from '../person/name-field.tsx'
import { ThemeButton } from '../theme/theme-button.tsx'

export interface PlannerPageProps {
  readonly name: string
  readonly onRename: (name: string) => void
}

const ICON = new URL('../icon.svg', import.meta.url).href

const PANELS: readonly FramePanel[] = [
  { id: 'conversation', label: 'Conversation', content: <Conversation /> },
  { id: 'agents', label: 'Agents', place: 'start', content: <Agents /> },
  { id: 'progress', label: 'Progress', place: 'start', content: <ProgressTree newestFirst /> },
  { id: 'itinerary', label: 'Itinerary', place: 'end', content: <Itinerary /> },
]

/** The whole page: who is at work, how far they are, what is said, and what has been chosen. */
export function PlannerPage({ name, onRename }: PlannerPageProps): ReactElement {
  return (
    <main className="tp-page">
      <SessionFrame
        panels={PANELS}
        title={<span className="tp-brand"><img src={ICON} alt="" width="28" height="28" />Travel planner</span>}
        actions={(
          <>
            <NameField name={name} onRename={onRename} />
            <ThemeButton />
          </>
        )}
      />
    </main>
  )
}
