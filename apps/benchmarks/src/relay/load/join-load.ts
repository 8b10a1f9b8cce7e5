import { setTimeout as delay } from 'node:timers/promises'
import * as Y from 'yjs'
import { wires } from '../wire/wires.ts'
import { clientFrame } from './client-frame.ts'
import { joinSession } from './join-session.ts'
import type { JoinRequest, JoinResult, SeedRequest } from './request.ts'

const SESSION = 'bench-join'
const ENTRY_BYTES = 180
/** So many entries are written in one update. */
const TOGETHER = 200
/** A step 2 is not to the byte what was written. */
const NEARLY = 0.9

/** Writes a document of many entries; resolves when the server hands out all of it. */
export async function seed(request: SeedRequest): Promise<void> {
  const { socket, synced } = joinSession(request, SESSION, () => {})
  await synced
  const doc = new Y.Doc()
  const entries = doc.getMap('entries')
  doc.on('update', (update: Uint8Array) => socket.send(clientFrame(wires[request.wire].update(SESSION, update))))
  for (let entry = 0; entry * ENTRY_BYTES < request.documentBytes; entry += TOGETHER) {
    doc.transact(() => {
      for (let next = entry; next < entry + TOGETHER; next += 1) {
        entries.set(`entry-${next}`, { done: next % 7 === 0, note: `${next} `.padEnd(ENTRY_BYTES - 40, 'abc ') })
      }
    })
    await delay(5)
  }
  while (!(await hands(request))) await delay(50)
  socket.end()
}

/** Whether a client that joins now is sent the document. */
async function hands(request: SeedRequest): Promise<boolean> {
  const reader = joinSession(request, SESSION, () => {})
  await reader.synced
  await delay(100)
  reader.socket.end()
  return reader.socket.received > request.documentBytes * NEARLY
}

/** Many at once; resolves when all have the document. */
export async function join(request: JoinRequest): Promise<JoinResult> {
  const startedAt = performance.now()
  const joinedMs: number[] = []
  let toldEmpty = 0
  const all = Promise.withResolvers<void>()
  const joinings = Array.from({ length: request.joiners }, () => {
    let has = false
    return joinSession(request, SESSION, (message) => {
      if (wires[request.wire].isSynced(message) && message.length < request.documentBytes / 2) toldEmpty += 1
      if (has || message.length < request.documentBytes * NEARLY) return
      has = true
      joinedMs.push(performance.now() - startedAt)
      if (joinedMs.length === request.joiners) all.resolve()
    })
  })
  await Promise.all([all.promise, ...joinings.map(({ synced }) => synced)])
  // One stays, so that the session stays loaded.
  for (const { socket } of joinings.slice(1)) socket.end()
  return { joinedMs, toldEmpty }
}
