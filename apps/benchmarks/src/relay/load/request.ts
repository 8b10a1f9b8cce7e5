import type { WireName } from '../wire/wires.ts'
import type { Cast } from './arrivals.ts'

/** Where a load goes. */
export interface LoadTarget {
  readonly port: number
  readonly wire: WireName
  /** With it, every client has a token of its own, signed by this secret. */
  readonly tokenSecret?: string | undefined
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

/** A document is written, for others to join. */
export interface SeedRequest extends LoadTarget {
  readonly load: 'seed'
  readonly documentBytes: number
}

/** Many join at once a session that has a document. */
export interface JoinRequest extends LoadTarget {
  readonly load: 'join'
  readonly joiners: number
  /** A joiner has the document when a message this large has come. */
  readonly documentBytes: number
}

/** What the joiners saw. */
export interface JoinResult {
  /** Milliseconds from the first handshake until each had the document, in order. */
  readonly joinedMs: readonly number[]
  /** How many were told first that there is nothing. */
  readonly toldEmpty: number
}

/** One writes much, one reads it, and one that has joined reads nothing until all is written. */
export interface SlowReaderRequest extends LoadTarget {
  readonly load: 'slow-reader'
  readonly bytes: number
  readonly updateBytes: number
  readonly perSecond: number
  /** Otherwise it reads, for comparison. */
  readonly stalls: boolean
}

/** What became of it. */
export interface SlowReaderResult {
  /** From reading on until it had the last update, connecting again if it had been cut off. Milliseconds. */
  readonly wholeAfterMs: number
  readonly cutOff: number
}

export type LoadRequest = TrafficRequest | SeedRequest | JoinRequest | SlowReaderRequest

/** What a load of clients that write and read saw. */
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
