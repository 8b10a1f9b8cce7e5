import { useConnection } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import { ENGLISH_CONNECTION } from '../strings/english/connection.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { savePhase, type SavePhase, type SaveStateState } from './save-phase.ts'

const ICONS: Readonly<Record<SavePhase, IconStatus>> = { saved: 'done', saving: 'working', offline: 'offline', unknown: 'idle' }

/**
 * Whether what was done here is safe; what that means is its tooltip. It is not told to screen readers by itself: the
 * connection banner says what matters. Renders a `<span>`.
 */
export const SaveState: Part<'span', SaveStateState> = createPart('span', 'SaveState', () => {
  const connection = useConnection()
  const { strings } = useStrings(ENGLISH_CONNECTION)
  const phase = savePhase(connection)
  return {
    state: { phase },
    own: {
      className: 'cb-root',
      title: phase === 'saved' ? strings.savedMeans(connection.survives) : undefined,
      children: (
        <>
          <StatusIcon status={ICONS[phase]} />
          <span className="cb-save-state-word">{strings.saveState[phase]}</span>
        </>
      ),
    },
  }
})
