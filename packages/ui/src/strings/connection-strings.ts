import type { Rejection } from '@callboard/react'
import type { ConnectionState, Survival } from '@callboard/session'
import type { SavePhase } from '../save-state/save-phase.ts'
import type { Formats } from './formats.ts'

/** The words around the connection and what is saved. */
export interface ConnectionStrings {
  connectionTitle(state: ConnectionState): string
  connectionDetail(state: ConnectionState): string | undefined
  readonly backOnline: string
  /** @param rejected what was refused, newest last */
  rejectedTitle(rejected: readonly Rejection[], formats: Formats): string
  rejectedDetail(rejected: readonly Rejection[]): string | undefined
  /** Whether what was done is safe, in a word. */
  readonly saveState: Readonly<Record<SavePhase, string>>
  /** What it means that everything is saved: what the writes survive. */
  savedMeans(survives: Survival): string
  retryIn(milliseconds: number, formats: Formats): string
  readonly dismiss: string
}
