import type { WireName } from '../wire/wires.ts'
import type { Cast } from './arrivals.ts'

/** Where a load goes. */
export interface LoadTarget {
  readonly port: number
  readonly wire: WireName
  readonly protocols?: readonly string[] | undefined
}

/** Clients that write at a rate and read what the others of their session write. */
export interface Traffic extends Cast {
  readonly kind: 'update' | 'awareness'
  /** Of each writer. */
  readonly perSecond: number
  readonly warmUpSeconds: number
  readonly seconds: number
}

/** What the load's process is told. */
export interface TrafficRequest extends LoadTarget, Traffic {
  readonly load: 'traffic'
}

/** What it saw. */
export interface TrafficResult {
  /** Changes times clients that were to have them, in the measured time. */
  readonly expected: number
  readonly delivered: number
  /** Milliseconds from the writing of a change until a client had it. */
  readonly msMedian: number
  readonly msP99: number
  /** Connections that the server ended. */
  readonly lost: number
  /** How busy the load itself was: near 100, it is the load that is slow. */
  readonly loadCpuPercent: number
}
