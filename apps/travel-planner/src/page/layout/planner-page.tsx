import { ConnectionBanner, PeopleStack, ProgressTree } from '@callboard/ui'
import type { ReactElement } from 'react'
import { Agents } from '../agents/agents.tsx'
import { Conversation } from '../conversation/conversation.tsx'
import { Itinerary } from '../itinerary/itinerary.tsx'
import { NameField } from '../person/name-field.tsx'
import { SaveState } from '../save/save-state.tsx'
import { ThemeButton } from '../theme/theme-button.tsx'

export interface PlannerPageProps {
  readonly name: string
  readonly onRename: (name: string) => void
}

/** The whole page: who is at work, how far they are, what is said, and what has been chosen. */
export function PlannerPage({ name, onRename }: PlannerPageProps): ReactElement {
  return (
    <div className="tp-page">
      <header className="tp-header">
        <h1 className="tp-brand">
          <img src="./icon.svg" alt="" width="28" height="28" />
          <span>Travel planner</span>
        </h1>
        <SaveState />
        <div className="tp-header-end">
          <PeopleStack />
          <NameField name={name} onRename={onRename} />
          <ThemeButton />
        </div>
      </header>
      <ConnectionBanner />
      <main className="tp-board">
        <div className="tp-column" data-column="work">
          <div className="tp-panel" data-area="agents"><Agents /></div>
          <div className="tp-panel" data-area="progress"><ProgressTree newestFirst /></div>
        </div>
        <Conversation />
        <Itinerary />
      </main>
    </div>
  )
}
