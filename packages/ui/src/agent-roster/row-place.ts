import { createContext, useContext } from 'react'

/** Where a row stands in its list. */
export interface RowPlace {
  readonly index: number
  /** Rows of the whole list, mounted or not; absent while all of them are mounted. */
  readonly count: number | undefined
  /** Whether Tab leads to it; absent where rows take no focus. */
  readonly isCurrent: boolean | undefined
  /** Whether it stands below a heading. */
  readonly isGrouped: boolean
  readonly measure: ((row: HTMLElement | null) => void) | undefined
}

export const RowPlaceContext: React.Context<RowPlace | undefined> = createContext<RowPlace | undefined>(undefined)

/** The place of the row around; none outside of a list. */
export function useRowPlace(): RowPlace | undefined {
  return useContext(RowPlaceContext)
}

/** What a row of a list carries by its place. */
export function placeAttributes(place: RowPlace | undefined): Record<string, unknown> {
  if (place === undefined) return {}
  const { index, count, isCurrent } = place
  return {
    'data-index': index,
    ...(count === undefined ? {} : { 'aria-posinset': index + 1, 'aria-setsize': count }),
    ...(isCurrent === undefined ? {} : { tabIndex: isCurrent ? 0 : -1 }),
  }
}
