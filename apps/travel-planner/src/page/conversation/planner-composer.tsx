import { BargeInComposer, type Strings } from '@callboard/ui'
import type { ReactElement, ReactNode } from 'react'
import { Questions } from '../questions/questions.tsx'

export interface PlannerComposerProps {
  readonly to: string
  /** Stands between the two, and does not move whatever is said above. */
  readonly children: ReactNode
}

/** What the agents ask, and the box to write in. Who writes while they work may have them stop, too. */
export function PlannerComposer({ to, children }: PlannerComposerProps): ReactElement {
  return (
    <>
      <Questions />
      <div className="tp-waiting-place">{children}</div>
      <BargeInComposer to={to} defaultMode="none" strings={WORDS} />
    </>
  )
}

/** The orchestrator reads what is said, and calls off what it makes needless: nobody has to know which that is. */
const WORDS: Partial<Strings> = {
  messagePlaceholder: 'Where to, and when?',
  bargeMode: { none: 'Decide themselves', steer: 'Adjust', cancel: 'Stop' },
  bargePlan: ({ mode, titles }, formats) => {
    if (mode === 'none') return 'They carry on, and call off only what your message makes needless.'
    if (titles.length === 0) return 'No task is chosen: all of them carry on.'
    const named = formats.list(titles)
    return mode === 'cancel' ? `Stops at once: ${named}` : `A new instruction for: ${named}`
  },
}
