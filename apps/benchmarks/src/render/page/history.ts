import type { AgentRecord } from '@callboard/session'
import * as Y from 'yjs'

/** A board as Yjs updates: how it starts, and each write of one agent after that. */
export interface BoardHistory {
  readonly agentIds: readonly string[]
  /** The agent that writes. */
  readonly busyId: string
  readonly start: Uint8Array
  /** What each update shows in the busy agent's row, and its bytes. */
  readonly updates: readonly { readonly activity: string; readonly bytes: Uint8Array }[]
}

/** How the agents are kept: a record whole as one JSON value (ours), or a `Y.Map` of fields. */
export type RecordShape = 'json' | 'fields'

/** Writes the history of `agents` records, all working, one of which is then written `updates` times. */
export function writeHistory(shape: RecordShape, agents: number, updates: number): BoardHistory {
  const doc = new Y.Doc()
  const agentIds = Array.from({ length: agents }, (_, index) => `agent-${String(index).padStart(4, '0')}`)
  const busyId = agentIds[Math.floor(agents / 2)] ?? ''
  const records = doc.getMap<unknown>('agents')
  doc.transact(() => {
    for (const id of agentIds) records.set(id, shape === 'json' ? workingRecord(id) : fieldsOf(workingRecord(id)))
  })
  const start = Y.encodeStateAsUpdate(doc)
  const written = Array.from({ length: updates }, (_, index) => {
    const activity = `Comparing fare ${index + 1}`
    let bytes = new Uint8Array()
    doc.once('update', (update) => void (bytes = new Uint8Array(update)))
    const record = records.get(busyId)
    doc.transact(() => {
      if (record instanceof Y.Map) record.set('activity', activity)
      else records.set(busyId, { ...workingRecord(busyId), activity, updatedAt: Date.now() + index })
    })
    return { activity, bytes }
  })
  doc.destroy()
  return { agentIds, busyId, start, updates: written }
}

function workingRecord(id: string): AgentRecord {
  const now = Date.now()
  const task = { id: 'search', title: 'Find a flight', status: 'running', startedAt: now, updatedAt: now } as const
  return {
    id,
    epoch: 1,
    name: `Agent ${id}`,
    role: 'Finds flights',
    status: 'working',
    since: now,
    activity: 'Reading fares',
    updatedAt: now,
    reportsWithinMs: 600_000,
    tasks: [{ ...task, progress: { done: 3, total: 20, unit: 'fares' } }],
    acks: {},
  }
}

function fieldsOf(record: AgentRecord): Y.Map<unknown> {
  return new Y.Map(Object.entries(record))
}
