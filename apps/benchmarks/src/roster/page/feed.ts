/** A worker: the agents, and the relay that hands on what they write, one frame a tick. */
import * as Y from 'yjs'
import { agentIds, recordAfter, TICK_MS } from './record.ts'

/** What the page asks for: the board as it starts, then writes for so long. */
export type FeedRequest =
  | { readonly type: 'start'; readonly agents: number; readonly updatesPerSecond: number }
  | { readonly type: 'write'; readonly seconds: number }
  /** A frame has been taken in. */
  | { readonly type: 'taken' }

/** What it gets. */
export type FeedAnswer =
  | { readonly type: 'started'; readonly bytes: Uint8Array }
  /** `since`: when the oldest of it was written, in milliseconds since 1970. */
  | { readonly type: 'update'; readonly bytes: Uint8Array; readonly since: number }
  | { readonly type: 'end'; readonly updates: number; readonly counts: readonly number[] }

const doc = new Y.Doc()
const records = doc.getMap<unknown>('agents')
const startedAt = Date.now()
let ids: readonly string[] = []
let counts: number[] = []
let perSecond = 0
let onTheWay = 0

/** Of frames that the page has not taken in yet; while there are so many, it is sent nothing, and then all it lacks at once. */
const MOST_ON_THE_WAY = 8

addEventListener('message', ({ data }: MessageEvent<FeedRequest>) => {
  if (data.type === 'taken') onTheWay -= 1
  else if (data.type === 'start') start(data.agents, data.updatesPerSecond)
  else void write(data.seconds)
})

function start(agents: number, updatesPerSecond: number): void {
  ids = agentIds(agents)
  counts = ids.map(() => 0)
  perSecond = agents * updatesPerSecond
  doc.transact(() => ids.forEach((_, index) => writeRecord(index)))
  answer({ type: 'started', bytes: Y.encodeStateAsUpdate(doc) })
}

async function write(seconds: number): Promise<void> {
  const from = performance.now()
  const total = seconds * perSecond
  let updates = 0
  let had: Uint8Array | undefined
  let since = Date.now()
  while (updates < total) {
    const due = Math.min(total, Math.floor(((performance.now() - from) / 1_000) * perSecond))
    if (had === undefined) since = Date.now()
    if (onTheWay >= MOST_ON_THE_WAY) had ??= Y.encodeStateVector(doc)
    const tick = due === updates ? undefined : writeUntil(updates, due)
    updates = due
    if (tick !== undefined && (onTheWay < MOST_ON_THE_WAY || updates === total)) {
      answer({ type: 'update', bytes: had === undefined ? tick : Y.encodeStateAsUpdate(doc, had), since })
      onTheWay += 1
      had = undefined
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  answer({ type: 'end', updates, counts })
}

/** What has come in a tick a relay commits together, and hands it on as one. */
function writeUntil(updates: number, due: number): Uint8Array | undefined {
  let tick: Uint8Array | undefined
  doc.once('update', (bytes: Uint8Array) => {
    tick = bytes
  })
  doc.transact(() => {
    for (let update = updates; update < due; update += 1) {
      const index = update % ids.length
      counts[index] = (counts[index] ?? 0) + 1
      writeRecord(index)
    }
  })
  return tick
}

/** Each agent writes as a client of its own. */
function writeRecord(index: number): void {
  const id = ids[index] ?? ''
  doc.clientID = index + 1
  records.set(id, recordAfter(id, counts[index] ?? 0, startedAt))
}

function answer(message: FeedAnswer): void {
  postMessage(message)
}
