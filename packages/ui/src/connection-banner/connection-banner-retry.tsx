import { useConnection, useNow, useSession } from '@callboard/react'
import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_CONNECTION } from '../strings/english/connection.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownPhase, type ConnectionBannerState } from './banner-context.tsx'

/** When the next try begins, counting down. Renders a `<span>`, hidden from screen readers, or nothing. */
export const ConnectionBannerRetry: Part<'span', ConnectionBannerState> = createPart('span', 'ConnectionBanner.Retry', () => {
  const phase = useShownPhase('ConnectionBanner.Retry')
  const { retryAt } = useConnection()
  if (phase !== 'reconnecting' || retryAt === undefined) return null
  return { state: { phase }, own: { 'aria-hidden': true, children: <Countdown to={retryAt} /> } }
})

function Countdown({ to }: { to: number }): ReactElement | null {
  const { connection } = useSession()
  const { strings, formats } = useStrings(ENGLISH_CONNECTION)
  const now = useNow(1_000) - connection.clockOffsetMs()
  return to - now < 1_000 ? null : <>{strings.retryIn(to - now, formats)}</>
}
