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

/** As with a socket: to a page that does not keep up, frames are handed on no faster than it takes them in, and grow. */
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
  ids.forEach((_, index) => writeRecord(index))
  answer({ type: 'started', bytes: Y.encodeStateAsUpdate(doc) })
}

async function write(seconds: number): Promise<void> {
  let frame: Uint8Array[] = []
  let since = 0
  const send = (): void => {
    if (frame.length === 0) return
    answer({ type: 'update', bytes: Y.mergeUpdates(frame), since })
    onTheWay += 1
    frame = []
  }
  const collect = (bytes: Uint8Array): void => void frame.push(bytes)
  doc.on('update', collect)
  const from = performance.now()
  let updates = 0
  for (let now = from; now < from + seconds * 1_000; now = performance.now()) {
    if (frame.length === 0) since = Date.now()
    const due = Math.floor(((now - from) / 1_000) * perSecond)
    for (; updates < due; updates += 1) {
      const index = updates % ids.length
      counts[index] = (counts[index] ?? 0) + 1
      writeRecord(index)
    }
    if (onTheWay < MOST_ON_THE_WAY) send()
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  doc.off('update', collect)
  send()
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
