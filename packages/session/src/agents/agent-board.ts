import { deriveStatus } from '../presence/derive-status.ts'
import type { Roster } from '../presence/roster.ts'
import type { AgentRecord, PresenceState } from '../schema/index.ts'
import type { Batch } from '../store/batch.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { shareFields } from '../store/share.ts'
import type { TaskForest } from '../tasks/task-forest.ts'
import { NO_RECORD, readAgentRecord, type ReadRecord } from './agent-records.ts'
import { viewAgent, type AgentView } from './agent-view.ts'

/** What an {@link AgentBoard} tells and asks of the board around it. */
export interface AgentBoardHost {
  /** Relay milliseconds; stands still while the own link is down. */
  now(): number
  /** Asks to be refreshed then. */
  setDeadline(id: string, at: number | undefined): void
  onView(id: string, before: AgentView | undefined, after: AgentView | undefined): void
  onRecord(before: AgentRecord | undefined, after: AgentRecord | undefined): void
}

/** What is known of each agent. A change of one looks at no other. */
export interface AgentBoard {
  readonly views: WritableKeyedStore<AgentView>
  record(id: string): AgentRecord | undefined
  /** The value stored under an agent's id has changed. */
  onStored(id: string, raw: unknown): void
  /** An agent's connections have changed. */
  onPresence(id: string): void
  /** Derives an agent anew, because the time has changed. */
  refresh(id: string): void
  refreshAll(): void
}

/** Makes the board's part on agents. */
export function createAgentBoard(batch: Batch, forest: TaskForest, roster: Roster, host: AgentBoardHost): AgentBoard {
  const views = createKeyedStore<AgentView>(batch)
  const reads = new Map<string, ReadRecord>()
  const lostAt = new Map<string, number>()

  /** The newest life of the agent among its connections. */
  const presenceOf = (id: string): PresenceState | undefined => {
    // In order of coming where epochs are equal.
    const lives = [...roster.of(`agent:${id}`).values()]
    return lives.sort((left, right) => (right.epoch ?? 0) - (left.epoch ?? 0))[0]
  }
  const refresh = (id: string): void => {
    const read = reads.get(id) ?? NO_RECORD
    const presence = presenceOf(id)
    const before = views.read(id)
    const status = deriveStatus(read, presence, lostAt.get(id), host.now())
    const isKnown = read.isStored || presence !== undefined
    const next = isKnown ? shareFields(before, viewAgent(id, read, presence, status)) : undefined
    const health =
      !status.online || status.reason === 'joined' ? 'gone' : status.status === 'stalled' ? 'stalled' : 'live'
    forest.replace(id, read.record?.tasks ?? [], before?.tasks ?? [], health)
    host.setDeadline(id, isKnown ? status.stallsAt : undefined)
    if (next === before) return
    views.set(id, next)
    host.onView(id, before, next)
  }
  return {
    views,
    record: (id) => reads.get(id)?.record,
    onStored: (id, raw) => {
      const before = reads.get(id) ?? NO_RECORD
      const after = readAgentRecord(id, raw, before)
      reads.set(id, after)
      refresh(id)
      if (before.record !== after.record) host.onRecord(before.record, after.record)
    },
    onPresence: (id) => {
      if (presenceOf(id) !== undefined) lostAt.delete(id)
      else if (views.read(id)?.online === true) lostAt.set(id, host.now())
      refresh(id)
    },
    refresh,
    refreshAll: () => {
      for (const id of views.ids.getSnapshot()) refresh(id)
    },
  }
}
