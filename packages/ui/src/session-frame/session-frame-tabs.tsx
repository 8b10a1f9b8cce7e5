import { Tabs } from '@base-ui/react/tabs'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_FRAME } from '../strings/english/frame.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useFrame, type SessionFrameState } from './frame-context.tsx'
import { SessionFrameTab } from './session-frame-tab.tsx'

/** The way to panels that there is no room for side by side. Renders a `<div>`, or nothing while there is room. */
export const SessionFrameTabs: Part<'div', SessionFrameState> = createPart('div', 'SessionFrame.Tabs', () => {
  const { panels, state } = useFrame('SessionFrame.Tabs')
  const { strings } = useStrings(ENGLISH_FRAME)
  if (state.layout !== 'narrow') return null
  return {
    state,
    base: Tabs.List,
    own: {
      'aria-label': strings.framePanels,
      activateOnFocus: true,
      children: panels.map(({ id }) => <SessionFrameTab key={id} panelId={id} />),
    },
  }
})
