import type { Rejection } from '@callboard/react'
import type { ConnectionState, Survival } from '@callboard/session'
import type { Formats } from './formats.ts'

/** The words around the connection and what is saved. */
export interface ConnectionStrings {
  connectionTitle(state: ConnectionState): string
  connectionDetail(state: ConnectionState): string | undefined
  readonly backOnline: string
  /** What was refused, newest last. */
  rejectedTitle(rejected: readonly Rejection[]): string
  rejectedDetail(rejected: readonly Rejection[]): string | undefined
  /** What it means that everything is saved: what the writes survive. */
  savedMeans(survives: Survival): string
  retryIn(milliseconds: number, formats: Formats): string
  readonly dismiss: string
}
