import { BargeInComposer, type Strings } from '@callboard/ui'
import type { ReactElement } from 'react'
import { Questions } from '../questions/questions.tsx'

export interface PlannerComposerProps {
  readonly to: string
}

/** What the agents ask, and the box to write in. Who writes while they work may have them stop, too. */
export function PlannerComposer({ to }: PlannerComposerProps): ReactElement {
  return (
    <>
      <Questions />
      <BargeInComposer to={to} defaultMode="none" strings={WORDS} />
    </>
  )
}

/** The orchestrator reads what is said, and calls off what it makes needless: nobody has to know which that is. */
const WORDS: Partial<Strings> = {
  messagePlaceholder: 'Where to, and when?',
  bargeMode: { none: 'As it needs', steer: 'Is told', cancel: 'Is stopped' },
  bargePlan: ({ mode, titles }, formats) => {
    if (mode === 'none') return 'What your message makes needless is called off.'
    if (titles.length === 0) return 'No task is chosen: all of them go on.'
    return mode === 'cancel' ? `Stops ${formats.list(titles)}.` : `Tells ${formats.list(titles)}.`
  },
}
