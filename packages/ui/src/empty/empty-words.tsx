import type { ReactElement } from 'react'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'

export interface EmptyWordsProps {
  /** Whether it is not known yet if there is anything. */
  readonly loading: boolean
  readonly title: string
  readonly hint: string
}

/** What stands in the place of a list that has nothing in it, or not yet. */
export function EmptyWords({ loading, title, hint }: EmptyWordsProps): ReactElement {
  const { strings } = useStrings(ENGLISH_ROSTER)
  return (
    <>
      <p className="cb-empty-title">{loading ? strings.loading : title}</p>
      {loading ? null : <p className="cb-empty-hint">{hint}</p>}
    </>
  )
}
