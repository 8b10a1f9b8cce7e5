import { useEffect, useRef, useState } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_FRAME } from '../strings/english/frame.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useFrame } from './frame-context.tsx'
import type { FramePanel } from './frame-panel.ts'

/**
 * Tells screen readers that more waits behind a tab: what is in a panel that is not shown cannot say so itself.
 * Renders a `<div>` that is not seen.
 */
export const SessionFrameAnnouncer: Part<'div', object> = createPart('div', 'SessionFrame.Announcer', () => {
  const { panels, state } = useFrame('SessionFrame.Announcer')
  const { strings, formats } = useStrings(ENGLISH_FRAME)
  const grown = useGrown(panels)
  return {
    state: {},
    own: {
      role: 'status',
      className: 'cb-visually-hidden',
      children: grown === undefined || state.layout !== 'narrow' ? '' : strings.frameGrown(grown.label, grown.count ?? 0, formats),
    },
  }
})

/** The panel where most recently more was waiting than before. */
function useGrown(panels: readonly FramePanel[]): FramePanel | undefined {
  const counts = useRef<ReadonlyMap<string, number>>(new Map())
  const [grown, setGrown] = useState<FramePanel>()
  useEffect(() => {
    const before = counts.current
    counts.current = new Map(panels.map(({ id, count = 0 }) => [id, count]))
    const found = panels.find(({ id, count = 0 }) => count > (before.get(id) ?? count))
    if (found !== undefined) setGrown(found)
  }, [panels])
  return grown
}
