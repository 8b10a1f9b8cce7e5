import type { ReactElement } from 'react'
import type { FeedName, PageRequest } from '../round.ts'

/** A way to show what agents stream with React. */
export interface RenderContender {
  readonly feed: FeedName
  /** Connects to the feed. */
  open(request: PageRequest): Promise<OpenBoard>
}

export interface OpenBoard {
  /** A row `agent-<n>` an agent, a row `old-<n>` each finished answer. */
  readonly element: ReactElement
  close(): void
}
