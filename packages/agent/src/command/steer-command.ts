import type { Author } from '../provenance/authors.ts'

/** A new instruction of a person, for work that goes on. */
export interface SteerCommand {
  /** The id of the command. */
  readonly id: string
  readonly text: string
  /** When it was given, relay time in milliseconds. */
  readonly at: number
  readonly from: { readonly person: string; readonly device: string; readonly name?: string | undefined }
  /** Who wrote it, by the token that the relay has checked; `undefined` when nobody knows, or it asks nobody for a token. */
  readonly writtenBy: Author | undefined
  /** The task it is for; without it the whole agent is meant. */
  readonly task?: string | undefined
  /**
   * The work goes on by it; the person sees that. Gives whether that counts: `false` once it was refused, by you or for
   * being left alone too long, since the person has been told. Idempotent.
   */
  consume(): boolean
  /** The work does not go on by it; the person sees why. Does nothing once it is consumed or refused. */
  refuse(reason: string): void
}
