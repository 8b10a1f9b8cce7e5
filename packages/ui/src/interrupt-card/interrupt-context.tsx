import type { InterruptHandle } from '@callboard/react/interrupts'
import { CallboardError } from '@callboard/session'
import type { Answer, InterruptKind } from '@callboard/session/interrupts'
import { createContext, useContext, type Context } from 'react'
import type { InterruptPhase } from '../strings/interrupt-strings.ts'

/** The state of the parts of a card as attributes. */
export interface InterruptCardState {
  /** `data-kind`: `approval`, `choice`, `form`, `text` or `edit` */
  kind: InterruptKind
  /** `data-phase`: as it stands on the board, or `sending`, `refused` or `lost` once it was answered here */
  phase: InterruptPhase
  /** `data-mine`: present while this person may answer it */
  mine: boolean
  /** `data-urgent`: present while little time is left */
  urgent: boolean
}

/** What the parts of a card share. */
export interface InterruptCardContextValue {
  readonly interrupt: InterruptHandle
  readonly state: InterruptCardState
  readonly titleId: string
  readonly bodyId: string
  readonly noteId: string
  /** Whether it can be answered here and now. */
  readonly canAnswer: boolean
  /** Whether what goes into the tool is being changed. */
  readonly isEditing: boolean
  setEditing(isEditing: boolean): void
  /** Why the last answer was not sent. */
  readonly problem: string | undefined
  /** Proposes an answer; what is wrong with it is shown. Whether it was sent. */
  send(answer: Answer): boolean
  snooze(): void
  ignore(): void
  dismiss(): void
}

export const InterruptCardContext: Context<InterruptCardContextValue | undefined> =
  createContext<InterruptCardContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `InterruptCard.Root` */
export function useInterruptCard(part: string): InterruptCardContextValue {
  const card = useContext(InterruptCardContext)
  if (card === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know which question it belongs to. Put it inside InterruptCard.Root.`,
    })
  }
  return card
}
