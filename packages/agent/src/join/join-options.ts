import type { AppSchema, Clock, Connection, TokenSource } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'

/** Who joins, and where. */
export interface JoinOptions {
  /** The relay, for example `ws://127.0.0.1:4455`. Give this or `connection`. */
  readonly url?: string | undefined
  /** A connection made elsewhere, for example to a relay in memory. */
  readonly connection?: Connection | undefined
  /**
   * Says who the agent is, where the relay asks: a JWT of kind `agent` for this id, or what gives one. A function is asked again
   * at each connect and before the token ends. For a `connection` made elsewhere, give it there.
   */
  readonly token?: TokenSource | undefined
  /** The session's name: 1 to 128 letters, digits or `_ ~ : @ . -`. */
  readonly session: string
  readonly agent: {
    /** One id an agent, the same after each restart. A second process under it takes over from the first. */
    readonly id: string
    readonly name: string
    /** What it is for, for example `Finds flights`. */
    readonly role?: string | undefined
    /** URL of a picture. */
    readonly avatar?: string | undefined
    /**
     * While working it reports at least this often, milliseconds; an agent that is silent for longer shows as stalled.
     * @default 15000
     */
    readonly reportsWithinMs?: number | undefined
  }
  /** The app's schema of selections and settings, from `defineAppSchema`. */
  readonly schema?: AppSchema | undefined
  /**
   * Least time between two updates, milliseconds, but for changes of status, which leave at once. 0 writes every change
   * as it comes, without `maxBytesPerSecond`.
   * @default 100
   */
  readonly coalesceMs?: number | undefined
  /**
   * How much this agent writes at most, so that a large record is written less often.
   * @default 32768
   */
  readonly maxBytesPerSecond?: number | undefined
  /**
   * Whether SIGTERM and SIGINT make the agent leave before the process ends.
   * @default true in Node
   */
  readonly handleSignals?: boolean | undefined
  /** Gives up joining when it aborts before the first sync, for example `AbortSignal.timeout(10_000)`. */
  readonly signal?: AbortSignal | undefined
  /** @default the machine's */
  readonly clock?: Clock | undefined
}

/** The numbers of {@link JoinOptions}, with their defaults. */
export interface WriteRates {
  readonly coalesceMs: number
  readonly maxBytesPerSecond: number
  readonly reportsWithinMs: number
}

/** Checks what can be checked before anything is connected. Throws `option-invalid`. */
export function parseRates({ coalesceMs = 100, maxBytesPerSecond = 32 * 1024, agent }: JoinOptions): WriteRates {
  const { reportsWithinMs = 15_000 } = agent
  requireAmount('coalesceMs', coalesceMs, 0)
  requireAmount('maxBytesPerSecond', maxBytesPerSecond, 1)
  requireAmount('agent.reportsWithinMs', reportsWithinMs, 1)
  return { coalesceMs, maxBytesPerSecond, reportsWithinMs }
}

/** Throws `option-invalid` unless exactly one of `url` and `connection` is given. */
export function requireOneTransport({ url, connection }: JoinOptions): void {
  if ((url === undefined) !== (connection === undefined)) return
  throw optionInvalid(
    `joinSession was given ${url === undefined ? 'neither url nor connection' : 'both url and connection'}, so it ` +
      'cannot tell which relay to join. Give one of them.',
  )
}

function requireAmount(name: string, value: number, least: number): void {
  if (Number.isFinite(value) && value >= least) return
  throw optionInvalid(`The option ${name} is ${value}, which cannot be kept to. Give a number of at least ${least}.`)
}

function optionInvalid(message: string): CallboardError {
  return new CallboardError({ code: 'option-invalid', message })
}
