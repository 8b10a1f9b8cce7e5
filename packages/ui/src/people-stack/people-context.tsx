import { useUsers } from '@callboard/react'
import { CallboardError, type ParticipantView } from '@callboard/session'
import { createContext, useContext, useMemo } from 'react'

/** Who is here, and how many of them have a face in the stack. */
export interface PeopleContextValue {
  readonly people: readonly ParticipantView[]
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

/** The people who are here, the one at this page first. */
export function usePeopleHere(): readonly ParticipantView[] {
  const users = useUsers()
  return useMemo(() => users.filter((user) => user.online).toSorted((a, b) => Number(b.self) - Number(a.self)), [users])
}
