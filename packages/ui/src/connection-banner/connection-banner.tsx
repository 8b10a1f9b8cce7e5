import type { ReactElement, ReactNode } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { ConnectionBannerDismiss } from './connection-banner-dismiss.tsx'
import { ConnectionBannerIcon } from './connection-banner-icon.tsx'
import { ConnectionBannerMessage } from './connection-banner-message.tsx'
import { ConnectionBannerRetry } from './connection-banner-retry.tsx'
import { ConnectionBannerRoot, type ConnectionBannerRootOptions } from './connection-banner-root.tsx'

export interface ConnectionBannerProps extends ConnectionBannerRootOptions {
  /** Something to do about it, at the end: a button that reloads the page, say. */
  children?: ReactNode
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** Says when the connection is lost, refused or back, and what the relay has refused; takes no room otherwise. */
function ComposedConnectionBanner({ children, strings, ...root }: ConnectionBannerProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <ConnectionBannerRoot {...root}>
        <ConnectionBannerIcon />
        <ConnectionBannerMessage />
        <ConnectionBannerRetry />
        <ConnectionBannerDismiss />
        {children}
      </ConnectionBannerRoot>
    </StringsProvider>
  )
}

/** The banner as a component, and its parts to compose another. */
export const ConnectionBanner: typeof ComposedConnectionBanner & {
  readonly Root: typeof ConnectionBannerRoot
  readonly Icon: typeof ConnectionBannerIcon
  readonly Message: typeof ConnectionBannerMessage
  readonly Retry: typeof ConnectionBannerRetry
  readonly Dismiss: typeof ConnectionBannerDismiss
} = /* @__PURE__ */ Object.assign(ComposedConnectionBanner, {
  Root: ConnectionBannerRoot,
  Icon: ConnectionBannerIcon,
  Message: ConnectionBannerMessage,
  Retry: ConnectionBannerRetry,
  Dismiss: ConnectionBannerDismiss,
})
