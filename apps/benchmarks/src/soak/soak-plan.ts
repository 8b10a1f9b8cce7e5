/** 300 clients: in each session two agents, seven people and an observer. */
export const SESSIONS = 30
export const AGENTS = 2
export const PEOPLE = 7

/** What signs the tokens of this benchmark's own relay. */
export const SOAK_SECRET = 'the secret of a relay that lives for an hour'

/** What the relay's process says of itself. Bytes. */
export interface Usage {
  readonly rss: number
  readonly heapUsed: number
  /** What of the heap is in use right after a full collection. */
  readonly liveHeap: number
  readonly external: number
  readonly cpuSeconds: number
  readonly connections: number
}

/** What the load's process has done since the start. */
export interface Work {
  /** Connections made, those that came back included. */
  readonly joined: number
  readonly progress: number
  readonly tokens: number
  readonly commands: number
  readonly commandsDone: number
  /** Clients that the relay sent away for good. */
  readonly refused: number
  /** Why the last of them was. */
  readonly lastRefusal: string
}
