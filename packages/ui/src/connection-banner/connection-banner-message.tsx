import { useConnection } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownPhase, type ConnectionBannerState } from './banner-context.tsx'

/**
 * What is the matter and what becomes of one's changes. Told to screen readers politely, once a phase: tries are not
 * counted here. Renders a `<div>`, empty while there is nothing to say.
 */
export const ConnectionBannerMessage: Part<'div', ConnectionBannerState> = createPart(
  'div',
  'ConnectionBanner.Message',
  () => {
    const phase = useShownPhase('ConnectionBanner.Message')
    const connection = useConnection()
    const { strings } = useStrings()
    const detail = phase === 'restored' || phase === 'hidden' ? undefined : strings.connectionDetail(connection)
    return {
      state: { phase },
      own: {
        role: 'status',
        children: phase === 'hidden' ? null : (
          <>
            <strong className="cb-connection-banner-title">
              {phase === 'restored' ? strings.backOnline : strings.connectionTitle(connection)}
            </strong>
            {detail ? <span className="cb-connection-banner-detail" dir="auto"> {detail}</span> : null}
          </>
        ),
      },
    }
  },
)
