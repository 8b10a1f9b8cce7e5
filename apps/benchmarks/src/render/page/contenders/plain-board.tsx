import type { ReactElement } from 'react'
import * as Y from 'yjs'
import type { OpenBoard } from '../contender.ts'
import type { BoardHistory } from '../history.ts'

/** A board that is a Yjs document and nothing more. */
export function openPlainBoard(
  { start }: BoardHistory,
  list: (agents: Y.Map<unknown>) => ReactElement,
): Promise<OpenBoard> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, start)
  return Promise.resolve({
    list: list(doc.getMap('agents')),
    receive: (bytes) => Y.applyUpdate(doc, bytes, 'network'),
    close: () => Promise.resolve(doc.destroy()),
  })
}
