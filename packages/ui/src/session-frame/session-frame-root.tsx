import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Tabs } from '@base-ui/react/tabs'
import { useMemo, useRef, useState, type FocusEvent } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { SessionFrameContext, type SessionFrameState } from './frame-context.tsx'
import { useFrameLayout } from './frame-layout.ts'
import type { FramePanel } from './frame-panel.ts'

export interface SessionFrameRootOptions {
  /** What it lays out. Give the same ids in each render. */
  panels: readonly FramePanel[]
  /** The id of the panel that is shown where there is room for one. Left out: the frame keeps it itself. */
  panel?: string | undefined
  /** @default the first of the middle */
  defaultPanel?: string | undefined
  onPanelChange?: ((id: string) => void) | undefined
}

/** Fills what it is put in, and lays panels out by the room it has there. Renders a `<div>`. */
export const SessionFrameRoot: Part<'div', SessionFrameState, SessionFrameRootOptions> = createPart(
  'div',
  'SessionFrame.Root',
  ({ panels, panel, defaultPanel, onPanelChange, ...rest }: SessionFrameRootOptions) => {
    const frame = useRef<HTMLElement>(null)
    const layout = useFrameLayout(frame)
    const context = useMemo(() => ({ panels, state: { layout } }), [panels, layout])
    const [isRightToLeft, setRightToLeft] = useState(false)
    const first = panels.find(({ place }) => place === undefined || place === 'main') ?? panels[0]
    return {
      state: context.state,
      ref: frame,
      rest,
      // Asked when it matters, before any key is pressed: the page's direction may have changed without a word.
      own: { onFocusCapture: ({ currentTarget }: FocusEvent<HTMLElement>) => setRightToLeft(getComputedStyle(currentTarget).direction === 'rtl') },
      wrap: (element) => (
        <SessionFrameContext.Provider value={context}>
          <DirectionProvider direction={isRightToLeft ? 'rtl' : 'ltr'}>
            <Tabs.Root
              render={element}
              {...(panel === undefined ? { defaultValue: defaultPanel ?? first?.id ?? null } : { value: panel })}
              onValueChange={(id) => onPanelChange?.(String(id))}
            />
          </DirectionProvider>
        </SessionFrameContext.Provider>
      ),
    }
  },
)
