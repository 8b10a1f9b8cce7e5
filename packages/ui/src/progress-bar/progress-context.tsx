import type { ProgressTarget } from '@callboard/react'
import { CallboardError, type ProgressView } from '@callboard/session'
import { createContext, useContext } from 'react'

/** The progress that the parts of a bar show. */
export interface ShownProgress {
  readonly progress: ProgressView
  /** What it is the progress of; `undefined` means everything. */
  readonly target: ProgressTarget | undefined
}

export const ProgressContext: React.Context<ShownProgress | undefined> = createContext<ShownProgress | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ProgressBar.Root` */
export function useShownProgress(part: string): ShownProgress {
  const shown = useContext(ProgressContext)
  if (shown === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know which progress to show. Put it inside ProgressBar.Root.`,
    })
  }
  return shown
}
