import { useConnection, type ConnectionView } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import type { ConnectionStrings } from '../strings/connection-strings.ts'
import { ENGLISH_CONNECTION } from '../strings/english/connection.ts'
import type { Formats } from '../strings/formats.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownPhase, type ConnectionBannerState } from './banner-context.tsx'
import type { BannerPhase } from './banner-phase.ts'

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
    const { strings, formats } = useStrings(ENGLISH_CONNECTION)
    const [title, detail] = wordsFor(phase, connection, strings, formats)
    return {
      state: { phase },
      own: {
        role: 'status',
        children: phase === 'hidden' ? null : (
          <>
            <strong className="cb-connection-banner-title">{title}</strong>
            {detail ? <span className="cb-connection-banner-detail" dir="auto"> {detail}</span> : null}
          </>
        ),
      },
    }
  },
)

function wordsFor(
  phase: BannerPhase,
  connection: ConnectionView,
  strings: ConnectionStrings,
  formats: Formats,
): readonly [title: string, detail?: string | undefined] {
  if (phase === 'restored') return [strings.backOnline]
  if (phase === 'rejected') return [strings.rejectedTitle(connection.rejected, formats), strings.rejectedDetail(connection.rejected)]
  return [strings.connectionTitle(connection), strings.connectionDetail(connection)]
}
