import { createEmitter, type ErrorCode, type Store } from '@callboard/session'

/** What the relay did not take of this page. The page has begun anew without it. */
export interface Rejection {
  /** `write-refused`, `document-incomplete` or `document-replaced`; what else a relay says is passed on as it is. */
  readonly code: ErrorCode
  /** Where a refused write was going, for example `agents/flights`. */
  readonly path: string | undefined
  /** Which rule refused it. */
  readonly rule: string | undefined
  /** In whole sentences, as the relay said it. */
  readonly message: string
  /** Local milliseconds. */
  readonly at: number
}

/** What was refused of one provider, over all its sessions. */
export interface Refusals {
  /** Newest last, eight at most. */
  readonly store: Store<readonly Rejection[]>
  readonly show: (rejections: readonly Rejection[]) => void
  readonly dismiss: () => void
  /** When something was refused, dismissed or not; local milliseconds. */
  times: readonly number[]
}

/** Keeps what was refused. */
export function createRefusals(): Refusals {
  const { subscribe, emit } = createEmitter()
  let shown: readonly Rejection[] = []
  const show = (next: readonly Rejection[]): void => {
    shown = next
    emit()
  }
  return { store: { getSnapshot: () => shown, subscribe }, show, dismiss: () => show([]), times: [] }
}

/** Of a session made elsewhere: it ends with its error, and nothing is begun anew. */
export const NO_REFUSALS: Refusals = createRefusals()
