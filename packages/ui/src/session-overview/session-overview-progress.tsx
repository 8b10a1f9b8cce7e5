import { createPart, type Part } from '../part/create-part.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'

/** How far all work is, and how long it may take still. Renders a `<div>`. */
export const SessionOverviewProgress: Part<'div', object> = createPart('div', 'SessionOverview.Progress', () => ({
  state: {},
  own: { children: <ProgressBar size="compact" pace="left" hideWhenEmpty /> },
}))
