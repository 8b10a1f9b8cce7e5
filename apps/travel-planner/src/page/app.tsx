import { SessionProvider } from '@callboard/react'
import { useMemo, useState, type ReactElement } from 'react'
import { appSchema } from '../board/app-schema.ts'
import { PlannerPage } from './layout/planner-page.tsx'
import type { PageOptions } from './page-options.ts'
import { loadPerson, savePerson } from './person/stored-person.ts'

/** The page on its session, as the person of this browser. */
export function App({ relayUrl, session }: PageOptions): ReactElement {
  const [person, setPerson] = useState(loadPerson)
  const identity = useMemo(() => ({ kind: 'person', ...person }) as const, [person])
  const rename = (name: string) => {
    const renamed = { ...person, name }
    savePerson(renamed)
    setPerson(renamed)
  }
  return (
    <SessionProvider url={relayUrl} name={session} identity={identity} schema={appSchema}>
      <PlannerPage name={person.name} onRename={rename} />
    </SessionProvider>
  )
}
