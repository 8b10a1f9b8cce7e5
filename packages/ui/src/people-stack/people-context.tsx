import { useSession, useStore } from '@callboard/react'
import { CallboardError, type ParticipantView } from '@callboard/session'
import { createContext, useContext, useMemo } from 'react'
import { createHere, NOBODY_HERE, type WhoIsHere } from './here.ts'

/** Who is here, and how many of them have a face in the stack. */
export interface PeopleContextValue {
  readonly people: readonly ParticipantView[]
  readonly include: WhoIsHere
  readonly max: number
  /** Where the stack stands in the page. */
  anchor(): HTMLElement | null
}

export const PeopleContext: React.Context<PeopleContextValue | undefined> = createContext<PeopleContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `PeopleStack.Root` */
export function usePeople(part: string): PeopleContextValue {
  const people = useContext(PeopleContext)
  if (people === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know who is here. Put it inside PeopleStack.Root.`,
    })
  }
  return people
}

/** Those who are here, the one at this page first, then people, then agents. */
export function usePeopleHere(include: WhoIsHere): readonly ParticipantView[] {
  const session = useSession()
  const store = useMemo(() => createHere(session, include), [session, include])
  return useStore<readonly ParticipantView[], readonly ParticipantView[]>(store, undefined, () => NOBODY_HERE)
}
