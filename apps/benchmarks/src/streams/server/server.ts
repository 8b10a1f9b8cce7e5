/** A server under test. It runs alone in a process of its own, which ends it. */
export interface RunningServer {
  readonly port: number
}

/** Starts a server on a free port of 127.0.0.1. `data` is a folder of its own for what is durable. */
export type StartServer = (data: string) => Promise<RunningServer>
