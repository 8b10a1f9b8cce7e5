import { createPart, type Part } from '../part/create-part.tsx'
import { BannerContext, type ConnectionBannerState } from './banner-context.tsx'
import { useBannerPhase } from './banner-phase.ts'

export interface ConnectionBannerRootOptions {
  /**
   * Trouble that is over within this time is not mentioned, milliseconds.
   * @default 800
   */
  graceMs?: number | undefined
  /**
   * How long it says that trouble is over, milliseconds.
   * @default 3000
   */
  restoredMs?: number | undefined
}

/** Holds the banner; takes no room while there is nothing to say. Renders a `<div>`. */
export const ConnectionBannerRoot: Part<'div', ConnectionBannerState, ConnectionBannerRootOptions> = createPart(
  'div',
  'ConnectionBanner.Root',
  ({ graceMs = 800, restoredMs = 3_000, ...rest }: ConnectionBannerRootOptions) => {
    const phase = useBannerPhase({ graceMs, restoredMs })
    return {
      state: { phase },
      rest,
      wrap: (element) => <BannerContext.Provider value={phase}>{element}</BannerContext.Provider>,
    }
  },
)
