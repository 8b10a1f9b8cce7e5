import type { DerivedStatus } from '@callboard/session'
import type { Formats } from './formats.ts'

/** The words around how an agent stands. */
export interface StatusStrings {
  readonly agentStatus: Readonly<Record<DerivedStatus, string>>
  /** In words, for a machine-readable reason; `undefined` shows none. */
  reason(reason: string): string | undefined
  /** How long a status has lasted, beside its name. */
  since(milliseconds: number, formats: Formats): string
  readonly invalidRecord: string
}
