/** A worker: the agents, and the relay that hands on what they write, one frame a tick. */
import * as Y from 'yjs'
import { agentIds, recordAfter, TICK_MS } from './record.ts'

/** What the page asks for: the board as it starts, then writes for so long. */
export type FeedRequest =
  | { readonly type: 'start'; readonly agents: number; readonly updatesPerSecond: number }
  | { readonly type: 'write'; readonly seconds: number }

/** What it gets. */
export type FeedAnswer =
  | { readonly type: 'started' | 'update'; readonly bytes: Uint8Array }
  | { readonly type: 'end'; readonly updates: number; readonly counts: readonly number[] }

const doc = new Y.Doc()
const records = doc.getMap<unknown>('agents')
const startedAt = Date.now()
let ids: readonly string[] = []
let counts: number[] = []
let perSecond = 0

addEventListener('message', ({ data }: MessageEvent<FeedRequest>) => {
  if (data.type === 'start') start(data.agents, data.updatesPerSecond)
  else void write(data.seconds)
})

function start(agents: number, updatesPerSecond: number): void {
  ids = agentIds(agents)
  counts = ids.map(() => 0)
  perSecond = agents * updatesPerSecond
  ids.forEach((_, index) => writeRecord(index))
  answer({ type: 'started', bytes: Y.encodeStateAsUpdate(doc) })
}

async function write(seconds: number): Promise<void> {
  let frame: Uint8Array[] = []
  const collect = (bytes: Uint8Array): void => void frame.push(bytes)
  doc.on('update', collect)
  const from = performance.now()
  let updates = 0
  for (let now = from; now < from + seconds * 1_000; now = performance.now()) {
    const due = Math.floor(((now - from) / 1_000) * perSecond)
    for (; updates < due; updates += 1) {
      const index = updates % ids.length
      counts[index] = (counts[index] ?? 0) + 1
      writeRecord(index)
    }
    if (frame.length > 0) answer({ type: 'update', bytes: Y.mergeUpdates(frame) })
    frame = []
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  doc.off('update', collect)
  answer({ type: 'end', updates, counts })
}

/** Each agent writes as a client of its own, in a transaction of its own. */
function writeRecord(index: number): void {
  const id = ids[index] ?? ''
  doc.clientID = index + 1
  records.set(id, recordAfter(id, counts[index] ?? 0, startedAt))
}

function answer(message: FeedAnswer): void {
  postMessage(message)
}
