import type { Answer, LogEntry } from '../schema/index.ts'
import type { KeyedStore, Store } from '../store/store.ts'
import type { GrantView } from './grant-view.ts'
import type { InterruptView } from './interrupt-view.ts'

/** What agents ask of people in a session, and what people do about it. */
export interface Interrupts {
  /**
   * By `<agent id>/<interrupt id>`: what stands in agents' records, and what this person has answered, until that is
   * forgotten. The long parts of a question are loaded while somebody listens to its store.
   */
  readonly views: KeyedStore<InterruptView>
  /** The same views for lists: listening loads no long parts. */
  readonly listed: KeyedStore<InterruptView>
  /** The keys of what nobody has decided: open, unattended and expired questions, oldest first. */
  readonly open: Store<readonly string[]>
  /** By `<agent id>/<grant id>`. */
  readonly grants: KeyedStore<GrantView>
  /**
   * Proposes an answer, in place of an earlier one that is not decided; gives the proposal's id. Throws `not-found`,
   * `not-permitted` (it is closed, or for others to answer) or `value-invalid` (details `issues`) before it writes.
   * What becomes of it is the view's `own`.
   */
  answer(key: string, answer: Answer): string
  /** Puts away an unattended or expired question, for everybody. Throws `not-found` or `not-permitted`. */
  dismiss(key: string): void
  /** Takes a grant back. Throws `not-found`. */
  revoke(grantKey: string): void
  /** Tells the others that this person is about to answer. Answering, `release` or leaving ends it. */
  claim(key: string): void
  release(key: string): void
  /** How a question was decided, from the session's log; also one that has left its agent's record. */
  decisionOf(key: string): Promise<LogEntry | undefined>
}
