import type { EpochClaim, EpochGrant } from './session-storage.ts'

/** Who holds an agent id: what is stored. */
export interface EpochHolder {
  readonly epoch: number
  readonly instance: string
}

/**
 * The rule of epochs. The process that holds the id keeps its epoch when it reconnects; a new process takes over with
 * the next one; a process that held an older epoch than the current one is refused.
 */
export function decideEpoch(holder: EpochHolder | undefined, claim: EpochClaim): EpochGrant {
  if (holder === undefined) return { granted: true, epoch: Math.max(1, claim.epoch ?? 1) }
  if (holder.instance === claim.instance) return { granted: true, epoch: holder.epoch }
  if (claim.epoch !== undefined && claim.epoch < holder.epoch) return { granted: false, epoch: holder.epoch }
  // A higher one than is stored was granted by a store that has since been lost: it goes on counting from there.
  return { granted: true, epoch: Math.max(holder.epoch + 1, claim.epoch ?? 0) }
}
