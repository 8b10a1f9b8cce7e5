import { useMemo } from 'react'
import type { Store } from '@callboard/session'
import { useProvidedSession } from '../session/session-context.ts'
import { useStore } from '../store/use-store.ts'
import { bargeInsOf, type BargeIn, type BargeInOptions } from './barge-in.ts'

/** The way to barge in, and what came of it. */
export interface BargeInHandle {
  /**
   * Says `text` in the conversation, to `to`, and tells the tasks that run: without a choice those of the addressees and
   * all below them are cancelled. A double click is one. Gives the message's id. Throws `value-invalid` for words that
   * are empty or over 4,000 characters and `not-permitted` for who is no person; then nothing was sent. Always the same
   * function.
   */
  readonly send: (text: string, options: BargeInOptions) => string
  /** The last one of this page. */
  readonly state: BargeIn | undefined
}

/**
 * Barges in: one message to agents that are at work, with an end to, or a new instruction for, what they are doing.
 *
 * @example
 * const { send, state } = useBargeIn()
 * send('No, by train', { to: 'orchestrator' })
 * const left = state?.tasks.filter((task) => task.state === 'refused')
 */
export function useBargeIn(): BargeInHandle {
  const { session, hydration } = useProvidedSession('useBargeIn')
  const { last, send } = bargeInsOf(session)
  const onServer = (): Store<BargeIn | undefined> => bargeInsOf(hydration()).last
  const state = useStore<BargeIn | undefined, BargeIn | undefined>(last, undefined, onServer)
  return useMemo(() => ({ send, state }), [send, state])
}
