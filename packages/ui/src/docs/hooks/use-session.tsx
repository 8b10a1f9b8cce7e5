import { useSession, useStore } from '@callboard/react'
import { setTitle } from '@callboard/session'
import type { ReactElement } from 'react'

/** Its stores are read with `useStore`; its verbs, and those of `@callboard/session`, write. */
export function UseSession(): ReactElement {
  const session = useSession()
  const { title } = useStore(session.info)
  const name = (): void => setTitle(session, 'A weekend in Lisbon')
  return <button type="button" onClick={name}>{title ?? 'Name the session'}</button>
}
