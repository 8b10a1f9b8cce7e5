import { createPart, type Part } from '../part/create-part.tsx'
import { useFrame, type SessionFrameState } from './frame-context.tsx'
import { panelsAt, type FramePlace } from './frame-panel.ts'
import { SessionFramePanel } from './session-frame-panel.tsx'

const PLACES: readonly FramePlace[] = ['start', 'main', 'end']

/** All panels, in columns where there is room. Renders a `<div>`. */
export const SessionFramePanels: Part<'div', SessionFrameState> = createPart('div', 'SessionFrame.Panels', () => {
  const { panels, state } = useFrame('SessionFrame.Panels')
  return {
    state,
    own: {
      children: PLACES.map((place) => {
        const standing = panelsAt(panels, place)
        return standing.length === 0 ? null : (
          <div key={place} className="cb-session-frame-column" data-place={place}>
            {standing.map(({ id }) => <SessionFramePanel key={id} panelId={id} />)}
          </div>
        )
      }),
    },
  }
})
