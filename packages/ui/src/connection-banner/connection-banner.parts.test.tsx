import type { ReactElement } from 'react'
import { reconnecting } from '../story/boards.ts'
import { describePart } from '../testing/describe-part.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { BannerContext } from './banner-context.tsx'

const banner = (inner: ReactElement): ReactElement => <ConnectionBanner.Root graceMs={0}>{inner}</ConnectionBanner.Root>
const refused = (inner: ReactElement): ReactElement => <BannerContext.Provider value="rejected">{inner}</BannerContext.Provider>

describePart('ConnectionBanner.Root', { part: <ConnectionBanner.Root graceMs={0} />, tag: 'div', className: 'cb-connection-banner-root', attributes: { 'data-phase': 'hidden' } })
describePart('ConnectionBanner.Icon', { part: <ConnectionBanner.Icon />, tag: 'span', className: 'cb-connection-banner-icon', attributes: { 'data-phase': 'reconnecting' }, within: banner, board: reconnecting })
describePart('ConnectionBanner.Message', { part: <ConnectionBanner.Message />, tag: 'div', className: 'cb-connection-banner-message', within: banner, board: reconnecting })
describePart('ConnectionBanner.Retry', { part: <ConnectionBanner.Retry />, tag: 'span', className: 'cb-connection-banner-retry', attributes: { 'data-phase': 'reconnecting' }, within: banner, board: reconnecting })
describePart('ConnectionBanner.Dismiss', { part: <ConnectionBanner.Dismiss />, tag: 'button', className: 'cb-connection-banner-dismiss', attributes: { 'data-phase': 'rejected' }, within: refused })
