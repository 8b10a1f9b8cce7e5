/** What a server is told at its start. */
export interface ServerOptions {
  /** A folder of its own for what is durable. */
  readonly data: string
  /** Options of its own, as JSON. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** Starts a server on a free port of 127.0.0.1; it runs alone in a process of its own, which ends it. */
export type StartServer = (options: ServerOptions) => Promise<{ readonly port: number }>

/** What a server's process has used up to a moment. */
export interface Usage {
  /** All threads, microseconds. */
  readonly cpuMicroseconds: number
  /** When, of the machine's monotonic clock, microseconds. */
  readonly atMicroseconds: number
  /** Bytes of memory, now and at most since the start. */
  readonly rssBytes: number
  readonly rssPeakBytes: number
}
