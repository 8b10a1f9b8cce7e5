import type { RenderLoad } from '../round.ts'

/** The writing side of one round. */
export interface Feed {
  /** Where the page connects, on 127.0.0.1. */
  readonly port: number
  write(agent: number, token: string): void
  /** Ends an agent's answer; resolves when all that was written in it is on its way. */
  end(agent: number): Promise<void>
}

/** What a feed is made of. */
export interface FeedRequest extends RenderLoad {
  /** Of a running relay of ours, for feeds that need one. */
  readonly relayPort: number
}

/** Makes a feed with the finished answers in it. */
export type OpenFeed = (request: FeedRequest) => Promise<Feed>

/** The stream number of a finished answer, behind those of the agents, so that its text is another. */
export function oldWriter(row: number): number {
  return 1_000 + row
}
