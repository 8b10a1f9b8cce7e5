import { useConnection } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_CONNECTION } from '../strings/english/connection.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownPhase, type ConnectionBannerState } from './banner-context.tsx'

/** Says that what was refused has been read. Renders a `<button>` while something is shown as refused, else nothing. */
export const ConnectionBannerDismiss: Part<'button', ConnectionBannerState> = createPart(
  'button',
  'ConnectionBanner.Dismiss',
  () => {
    const phase = useShownPhase('ConnectionBanner.Dismiss')
    const { dismissRejected } = useConnection()
    const { strings } = useStrings(ENGLISH_CONNECTION)
    if (phase !== 'rejected') return null
    return { state: { phase }, own: { type: 'button', className: 'cb-button', onClick: dismissRejected, children: strings.dismiss } }
  },
)
