import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import { useShownPhase, type ConnectionBannerState } from './banner-context.tsx'
import type { BannerPhase } from './banner-phase.ts'

const ICONS: Readonly<Record<Exclude<BannerPhase, 'hidden'>, IconStatus>> = {
  connecting: 'working',
  reconnecting: 'working',
  closed: 'failed',
  restored: 'done',
  rejected: 'failed',
}

/** The phase as a shape. Renders a `<span>`, hidden from screen readers, or nothing. */
export const ConnectionBannerIcon: Part<'span', ConnectionBannerState> = createPart('span', 'ConnectionBanner.Icon', () => {
  const phase = useShownPhase('ConnectionBanner.Icon')
  if (phase === 'hidden') return null
  return { state: { phase }, own: { 'aria-hidden': true, children: icon(ICONS[phase]) } }
})

function icon(status: IconStatus): ReactElement {
  return <StatusIcon status={status} />
}
