import { SessionProvider } from '@callboard/react'
import { StringsProvider } from '@callboard/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo, useState, type ReactElement } from 'react'
import { appSchema } from '../board/app-schema.ts'
import { PlannerPage } from './layout/planner-page.tsx'
import type { PageOptions } from './page-options.ts'
import { loadPerson, savePerson } from './person/stored-person.ts'

const queryClient = new QueryClient()

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
    <QueryClientProvider client={queryClient}>
      <SessionProvider url={relayUrl} name={session} identity={identity} schema={appSchema}>
        <StringsProvider locale="en-GB">
          <PlannerPage name={person.name} onRename={rename} />
        </StringsProvider>
      </SessionProvider>
    </QueryClientProvider>
  )
}
