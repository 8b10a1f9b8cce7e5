import type { Author } from '../provenance/authors.ts'

/** Something a person said to this agent. */
export interface IncomingMessage {
  /** The id of the command that carried it. */
  readonly id: string
  readonly text: string
  /** When it was sent, relay time in milliseconds. */
  readonly at: number
  readonly from: { readonly person: string; readonly device: string; readonly name?: string | undefined }
  /**
   * Who wrote it, by the token that the relay has checked; `undefined` when nobody knows, or the relay asks nobody for a token:
   * then `from` is what the writer says of itself.
   */
  readonly writtenBy: Author | undefined
  /** The task it is about, if the person named one. */
  readonly task?: string | undefined
  /**
   * Whether a former life of the agent had it in hand and died before it had settled it: look what it has done already.
   */
  readonly again: boolean
  /**
   * The agent has done what it was asked; the person sees that. A reply with `say` says so too, one in a stream once
   * that has ended. Idempotent.
   */
  done(): void
  /** The agent will not do it; the person sees why. Does nothing once it is done or refused. */
  refuse(reason: string): void
}
