import { createContext, useContext } from 'react'

/** The id of a widget's heading, by which its region is named. */
export const RegionTitleContext: React.Context<string | undefined> = createContext<string | undefined>(undefined)

/** The id to give to the heading. */
export function useRegionTitleId(): string | undefined {
  return useContext(RegionTitleContext)
}

/** Names a region by its heading, unless it was given a name of its own. */
export function regionName(titleId: string, given: { 'aria-label'?: string | undefined }): Record<string, string> {
  return given['aria-label'] ? {} : { 'aria-labelledby': titleId }
}
