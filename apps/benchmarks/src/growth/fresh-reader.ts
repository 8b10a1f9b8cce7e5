/** `fresh-reader.ts URL SESSION`: joins the session, prints `{ encodedBytes, heapBytes }` of the document it got. */
import { createSession, websocketConnection } from '@callboard/session'
import * as Y from 'yjs'

const [url = '', name = ''] = process.argv.slice(2)

/** Joins, and says what it costs to hold the document and its stores. */
async function read(session: string): Promise<{ encodedBytes: number; heapBytes: number }> {
  const before = usedHeap()
  const reader = createSession({ connection: websocketConnection({ url, session }), identity: { kind: 'observer' } })
  await reader.whenSynced()
  const heapBytes = usedHeap() - before
  const encodedBytes = Y.encodeStateAsUpdate(reader.doc).byteLength
  await reader.close()
  return { encodedBytes, heapBytes }
}

function usedHeap(): number {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc, or the figure means nothing.')
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

// An empty session first: code and sockets are then loaded and only the document is counted.
await read(`${name}-empty`)
console.log(JSON.stringify(await read(name)))
process.exit(0)
