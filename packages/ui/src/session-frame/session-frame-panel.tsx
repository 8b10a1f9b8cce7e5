import { Tabs } from '@base-ui/react/tabs'
import { createPart, type Part } from '../part/create-part.tsx'
import { useFrame, type SessionFrameState } from './frame-context.tsx'

export interface SessionFramePanelOptions {
  /** Which of the frame's panels. */
  panelId: string
}

/** Side by side a panel is but a box: what is in it names itself, and nothing of it is hidden. */
const AS_BOX = { role: undefined, hidden: undefined, inert: undefined, tabIndex: undefined, 'aria-labelledby': undefined }

/** One panel. It stays as it is when the layout changes: what was typed in it is still there. Renders a `<div>`. */
export const SessionFramePanel: Part<'div', SessionFrameState, SessionFramePanelOptions> = createPart(
  'div',
  'SessionFrame.Panel',
  ({ panelId, ...rest }: SessionFramePanelOptions) => {
    const { panels, state } = useFrame('SessionFrame.Panel')
    const panel = panels.find(({ id }) => id === panelId)
    if (panel === undefined) return null
    return {
      state,
      rest,
      base: Tabs.Panel,
      own: {
        value: panelId,
        keepMounted: true,
        'data-panel': panelId,
        ...(state.layout === 'narrow' ? {} : AS_BOX),
        children: panel.content,
      },
    }
  },
)
