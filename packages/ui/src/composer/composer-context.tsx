import { CallboardError } from '@callboard/session'
import { createContext, useContext, type Context } from 'react'

/** Whether something can be said, and if not, why not. */
export type ComposerPhase = 'ready' | 'offline' | 'closed' | 'read-only' | 'disabled'

/** The state of the parts of a composer as attributes. */
export interface ComposerState {
  /** `data-phase`: `ready`, `offline` (is sent later), `closed`, `read-only` or `disabled` */
  phase: ComposerPhase
  /** `data-empty`: present while there is nothing to send */
  empty: boolean
  /** `data-invalid`: present while the text is too long, or was refused */
  invalid: boolean
}

/** What is being written. */
export interface ComposerContextValue {
  readonly state: ComposerState
  readonly text: string
  readonly noteId: string
  /** How many characters there is room for; negative when there are too many. */
  readonly room: number
  /** Why the last message was refused. */
  readonly problem: Error | undefined
  readonly addressees: readonly string[]
  write(text: string): void
  submit(): void
}

export const ComposerContext: Context<ComposerContextValue | undefined> = createContext<ComposerContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `Composer.Root` */
export function useComposer(part: string): ComposerContextValue {
  const composer = useContext(ComposerContext)
  if (composer === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know what is being written. Put it inside Composer.Root.`,
    })
  }
  return composer
}
