import type { Formats } from './formats.ts'

/** The words around who is here. */
export interface PeopleStrings {
  readonly people: string
  readonly you: string
  devices(count: number, formats: Formats): string
  morePeople(count: number, formats: Formats): string
  /** The name of the stack where agents are among them. */
  readonly everyone: string
  /** The headings within. */
  readonly groupsHere: Readonly<Record<'person' | 'agent', string>>
  moreHere(count: number, formats: Formats): string
  readonly nobodyHere: string
}
