import { usePaced } from '@callboard/react/measures'
import type { Session, Store, Totals } from '@callboard/session'
import type { ReactElement } from 'react'

const totals = (session: Session): Store<Totals> => session.totals

/** A busy store, shown at most once a second. */
export function UsePaced(): ReactElement {
  return <p>{usePaced(totals, 1_000).tasks.running} tasks running</p>
}
