import { createContext } from 'react'

/** Which agents are pinned, and what changes that. Beside the rest of the arrangement, so that rows hear of nothing else. */
export interface RosterPinning {
  readonly pinned: readonly string[]
  pin(id: string, isPinned: boolean): void
}

/** Absent where rows of their own accord have no button to pin them. */
export const RosterPinningContext: React.Context<RosterPinning | undefined> = createContext<RosterPinning | undefined>(undefined)
