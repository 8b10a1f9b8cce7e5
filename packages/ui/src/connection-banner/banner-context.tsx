import { CallboardError } from '@callboard/session'
import { createContext, useContext } from 'react'
import type { BannerPhase } from './banner-phase.ts'

/** The state of the parts of a banner, as attributes. */
export interface ConnectionBannerState {
  /** `data-phase`: `hidden`, `connecting`, `reconnecting`, `closed`, `restored` or `rejected` */
  phase: BannerPhase
}

export const BannerContext: React.Context<BannerPhase | undefined> = createContext<BannerPhase | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ConnectionBanner.Root` */
export function useShownPhase(part: string): BannerPhase {
  const phase = useContext(BannerContext)
  if (phase === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} has nothing to show here. Put it inside ConnectionBanner.Root.`,
    })
  }
  return phase
}
