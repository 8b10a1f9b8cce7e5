import { CallboardError, type ProgressView } from '@callboard/session'
import { createContext, useContext } from 'react'

/** The progress that the parts of a bar show. */
export const ProgressContext: React.Context<ProgressView | undefined> = createContext<ProgressView | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ProgressBar.Root` */
export function useShownProgress(part: string): ProgressView {
  const progress = useContext(ProgressContext)
  if (progress === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know which progress to show. Put it inside ProgressBar.Root.`,
    })
  }
  return progress
}
