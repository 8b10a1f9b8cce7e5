import type { CallboardError, ErrorCode, Store } from '@callboard/session'
import { createListeners } from '../store/listeners.ts'

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
  readonly dismiss: () => void
  /** Notes a refusal. Tells whether to begin anew: not the third time within a minute. */
  readonly add: (error: CallboardError) => boolean
}

/** How many are kept to be shown. */
const SHOWN = 8

/** So many within {@link WITHIN_MS} are too many: the relay keeps out who is refused again and again. */
const TOO_MANY = 3

const WITHIN_MS = 60_000

/** Keeps what was refused. */
export function createRefusals(): Refusals {
  const { subscribe, wake } = createListeners()
  let shown: readonly Rejection[] = []
  let times: readonly number[] = []
  const show = (next: readonly Rejection[]): void => {
    shown = next
    wake()
  }
  return {
    store: { getSnapshot: () => shown, subscribe },
    dismiss: () => show([]),
    add: ({ code, message, details }) => {
      const at = Date.now()
      const { path, rule } = (details ?? {}) as Partial<Record<'path' | 'rule', string>>
      times = [...times, at].filter((time) => time > at - WITHIN_MS)
      show([...shown, { code, path, rule, message, at }].slice(-SHOWN))
      return times.length < TOO_MANY
    },
  }
}

/** Of a session made elsewhere: it ends with its error, and nothing is begun anew. */
export const NO_REFUSALS: Refusals = createRefusals()
