import type { EpochClaim, EpochGrant } from './session-storage.ts'

/** Who holds an agent id: what is stored. */
export interface EpochHolder {
  readonly epoch: number
  readonly instance: string
}

/** A process may say that it held an epoch as high as this; from there on enough are left for those that come after it. */
const HIGHEST_CLAIM = 2 ** 31

/**
 * The rule of epochs. The process that holds the id keeps its epoch when it reconnects; a new process takes over with
 * the next one; a process that held an older epoch than the current one is refused.
 */
export function decideEpoch(holder: EpochHolder | undefined, claim: EpochClaim): EpochGrant {
  const claimed = Math.min(claim.epoch ?? 0, HIGHEST_CLAIM)
  if (holder === undefined) return { granted: true, epoch: Math.max(1, claimed) }
  if (holder.instance === claim.instance) return { granted: true, epoch: holder.epoch }
  if (claim.epoch !== undefined && claim.epoch < holder.epoch) return { granted: false, epoch: holder.epoch }
  // A higher one than is stored was granted by a store that has since been lost: it goes on counting from there.
  return { granted: true, epoch: Math.max(holder.epoch + 1, claimed) }
}
