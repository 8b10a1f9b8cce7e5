import { deriveStatus, type StatusView } from '../presence/derive-status.ts'
import { participantKey, type Roster } from '../presence/roster.ts'
import type { AgentRecord, PresenceState } from '../schema/index.ts'
import type { Batch } from '../store/batch.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { shareFields } from '../store/share.ts'
import type { TaskForest } from '../tasks/task-forest.ts'
import type { AgentHealth } from '../tasks/task-view.ts'
import { NO_RECORD, readAgentRecord, type ReadRecord } from './agent-records.ts'
import { viewAgent, type AgentView } from './agent-view.ts'

/** What an {@link AgentBoard} works with. */
export interface AgentBoardOptions {
  readonly batch: Batch
  /** Asks to be refreshed then. */
  readonly setDeadline: (key: string, at: number | undefined) => void
  readonly forest: TaskForest
  readonly roster: Roster
  /** Relay milliseconds; stands still while the own link is down. */
  readonly now: () => number
  readonly onView: (id: string, before: AgentView | undefined, after: AgentView | undefined) => void
  readonly onRecord: (id: string, before: AgentRecord | undefined, after: AgentRecord | undefined) => void
}

interface Entry {
  read: ReadRecord
  isStored: boolean
  lostAt: number | undefined
}

/** What is known of each agent. A change of one looks at no other. */
export class AgentBoard {
  readonly views: WritableKeyedStore<AgentView>
  readonly #options: AgentBoardOptions
  readonly #entries = new Map<string, Entry>()

  constructor(options: AgentBoardOptions) {
    this.#options = options
    this.views = createKeyedStore(options.batch)
  }

  record(id: string): AgentRecord | undefined {
    return this.#entries.get(id)?.read.record
  }

  /** The value stored under an agent's id has changed. */
  onStored(id: string, raw: unknown): void {
    const entry = this.#entry(id)
    const before = entry.read.record
    entry.read = readAgentRecord(id, raw, entry.read)
    entry.isStored = raw !== undefined
    this.refresh(id)
    if (before !== entry.read.record) this.#options.onRecord(id, before, entry.read.record)
  }

  /** An agent's connections have changed. */
  onPresence(id: string): void {
    const entry = this.#entry(id)
    const wasOnline = this.views.read(id)?.online === true
    entry.lostAt = undefined
    if (wasOnline && this.#presence(id) === undefined) entry.lostAt = this.#options.now()
    this.refresh(id)
  }

  /** Derives an agent anew, because it or the time has changed. */
  refresh(id: string): void {
    const { setDeadline, forest, now, onView } = this.#options
    const { read, isStored, lostAt } = this.#entry(id)
    const { record, issues } = read
    const presence = this.#presence(id)
    const before = this.views.read(id)
    const isKnown = isStored || presence !== undefined
    const isRecordInvalid = issues.length > 0
    const status = deriveStatus({ record, isRecordInvalid, presence, lostAt, now: now() })
    const next = isKnown ? shareFields(before, viewAgent({ id, record, issues, presence, status })) : undefined
    forest.replace(id, record?.tasks ?? [], before?.tasks ?? [], health(status))
    setDeadline(`agent:${id}`, isKnown ? status.stallsAt : undefined)
    if (next === before) return
    this.views.set(id, next)
    onView(id, before, next)
  }

  refreshAll(): void {
    for (const id of this.#entries.keys()) this.refresh(id)
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id) ?? { read: NO_RECORD, isStored: false, lostAt: undefined }
    this.#entries.set(id, entry)
    return entry
  }

  /** The newest life of the agent among its connections. */
  #presence(id: string): PresenceState | undefined {
    let newest: PresenceState | undefined
    for (const state of this.#options.roster.of(participantKey('agent', id)).values()) {
      if (newest === undefined || (state.epoch ?? 0) > (newest.epoch ?? 0)) newest = state
    }
    return newest
  }
}

function health({ status, online, reason }: StatusView): AgentHealth {
  if (!online || reason === 'joined') return 'gone'
  return status === 'stalled' ? 'stalled' : 'live'
}
