import type { CallboardError } from '@callboard/session/protocol'
import { tokenExpired } from './identity-errors.ts'
import type { AccessRequest, Identity } from './identity.ts'

/** What is longer, timers take for no time at all. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** What a pass works with. */
export interface PassOptions {
  readonly request: AccessRequest
  readonly identity: Identity | undefined
  readonly now: () => number
  /** Reads a newer token; see `Gatekeeper`. */
  readonly renew: (pass: Pass, token: string) => Promise<Identity | undefined>
  readonly onReleased: (pass: Pass) => void
}

/** Who one connection is, as long as it lives: its token may be renewed, end, or be revoked. */
export class Pass {
  /** Names the connection in logs. */
  readonly connection: string
  readonly #options: PassOptions
  #identity: Identity | undefined
  #timer: NodeJS.Timeout | undefined
  #onEnded: ((error: CallboardError) => void) | undefined
  #ended: CallboardError | undefined
  #released = false

  constructor(options: PassOptions) {
    this.#options = options
    this.connection = nextConnection()
    this.#identity = options.identity
    this.#watchEnd()
  }

  /** Who it is now, with the rights of now; `undefined` where the relay asks nobody. Not to be remembered: ask again. */
  get identity(): Identity | undefined {
    return this.#identity
  }

  get request(): AccessRequest {
    return this.#options.request
  }

  /** Has `listener` called when the token is over; at once if it is. One at a time. */
  onEnded(listener: (error: CallboardError) => void): void {
    this.#onEnded = listener
    if (this.#ended !== undefined) listener(this.#ended)
  }

  /** Takes a newer token of the same identity. Rejects with what is wrong with it; then the older one still counts. */
  async renew(token: string): Promise<void> {
    const identity = await this.#options.renew(this, token)
    if (this.#released || identity === undefined) return
    this.#identity = identity
    this.#watchEnd()
  }

  /** The token counts no more. */
  end(error: CallboardError): void {
    if (this.#ended !== undefined || this.#released) return
    this.#ended = error
    clearTimeout(this.#timer)
    this.#onEnded?.(error)
  }

  /** The connection has ended. Idempotent. */
  release(): void {
    if (this.#released) return
    this.#released = true
    clearTimeout(this.#timer)
    this.#options.onReleased(this)
  }

  #watchEnd(): void {
    clearTimeout(this.#timer)
    const { endsAt } = this.#identity ?? {}
    if (endsAt === undefined || this.#released) return
    const left = endsAt - this.#options.now()
    this.#timer = setTimeout(() => {
      if (this.#options.now() >= endsAt) this.end(tokenExpired())
      else this.#watchEnd()
    }, Math.min(Math.max(left, 0), LONGEST_TIMER_MS))
  }
}

/** Tells the connections of this process from those of the ones before it. */
const PROCESS = Math.floor(Math.random() * 36 ** 4).toString(36).padStart(4, '0')

let connections = 0

function nextConnection(): string {
  connections += 1
  return `${PROCESS}-${connections.toString(36)}`
}
