import { Tabs } from '@base-ui/react/tabs'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_FRAME } from '../strings/english/frame.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useFrame } from './frame-context.tsx'

export interface SessionFrameTabOptions {
  /** Which panel it shows. */
  panelId: string
}

/** One panel's tab: icon, label, and how much waits there. Renders a `<button>`. */
export const SessionFrameTab: Part<'button', object, SessionFrameTabOptions> = createPart(
  'button',
  'SessionFrame.Tab',
  ({ panelId, ...rest }: SessionFrameTabOptions) => {
    const { panels } = useFrame('SessionFrame.Tab')
    const { strings, formats } = useStrings(ENGLISH_FRAME)
    const panel = panels.find(({ id }) => id === panelId)
    if (panel === undefined) return null
    const { label, icon, count = 0 } = panel
    return {
      state: {},
      rest,
      base: Tabs.Tab,
      own: {
        value: panelId,
        children: (
          <>
            {icon}
            <span className="cb-session-frame-tab-label">{label}</span>{' '}
            {count > 0 && (
              <span className="cb-session-frame-count">
                <span aria-hidden="true">{formats.compact(count)}</span>
                <span className="cb-visually-hidden">{strings.frameCount(count, formats)}</span>
              </span>
            )}
          </>
        ),
      },
    }
  },
)
