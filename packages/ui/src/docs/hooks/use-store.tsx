import { useSession, useStore } from '@callboard/react'
import type { ReactElement } from 'react'

/** Any store of the session, or what `select` takes from it. */
export function UseStore(): ReactElement {
  const online = useStore(useSession().totals, ({ online }) => online)
  return <p>{online} here</p>
}
