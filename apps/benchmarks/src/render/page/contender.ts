import type { ReactElement } from 'react'
import type { BoardHistory, RecordShape } from './history.ts'

/** One way to show agents from a Yjs document with React. */
export interface Contender {
  readonly shape: RecordShape
  /** Makes a board that is in sync, with the history's start on it. */
  open(history: BoardHistory): Promise<OpenBoard>
}

export interface OpenBoard {
  readonly list: ReactElement
  /** Takes an update in, as the network hands it over. */
  receive(bytes: Uint8Array): void
  close(): Promise<void>
}
