import type { Formats } from './formats.ts'

/** The words around who is here. */
export interface PeopleStrings {
  readonly people: string
  readonly you: string
  devices(count: number, formats: Formats): string
  morePeople(count: number, formats: Formats): string
  readonly nobodyHere: string
}
