import type { Awareness } from 'y-protocols/awareness'
import { createAgentBoard, type AgentBoard } from '../agents/agent-board.ts'
import type { AgentView } from '../agents/agent-view.ts'
import { createAlarm, type Alarm } from '../clock/alarm.ts'
import type { Clock } from '../clock/clock.ts'
import { RETURN_GRACE_MS } from '../clock/durations.ts'
import type { AwarenessChange } from '../connection/awareness-entries.ts'
import type { Connection } from '../connection/connection.ts'
import { rootNames, type RootName } from '../document/roots.ts'
import type { DocumentChanges, SessionDocument } from '../document/session-document.ts'
import { createCorrespondence } from '../commands/correspondence.ts'
import { createEntries } from '../entries/entries.ts'
import type { GivenCommand, People } from '../people/people.ts'
import { viewParticipant, type ParticipantView } from '../presence/participants.ts'
import { createRoster, participantKey, type Roster } from '../presence/roster.ts'
import { createProgress } from '../progress/progress.ts'
import { createBatch, type Batch } from '../store/batch.ts'
import { createDerived } from '../store/derived-store.ts'
import { createKeyedStore } from '../store/keyed-store.ts'
import { share } from '../store/share.ts'
import { TaskForest } from '../tasks/task-forest.ts'
import { createTotals } from '../totals/totals.ts'
import type { AppSchema } from './app-schema.ts'
import type { Identity } from './identity.ts'
import { readSessionInfo } from './session-info.ts'
import type { SessionStores } from './session.ts'

/** What a {@link Board} is made over. */
export interface BoardOptions {
  readonly document: SessionDocument
  readonly awareness: Awareness
  readonly identity: Identity
  readonly connection: Connection
  readonly schema: AppSchema
  readonly clock: Clock
  /** Relay milliseconds. */
  readonly now: () => number
  /** A command of this identity is settled and still stands in a record. */
  readonly onSettled: (given: GivenCommand) => void
}

/** Everything on the board as stores, kept up from what changes in the document, in awareness, and by time alone. */
export interface Board {
  readonly stores: SessionStores
  readonly agents: AgentBoard
  readonly people: People
  readonly roster: Roster
  stop(): void
}

/** Makes the board and keeps it up until it is stopped. */
export function createBoard(options: BoardOptions): Board {
  const { document, awareness, identity, connection, schema, clock, now, onSettled } = options
  /** When the own link went down: from then on time stands still for others. */
  let frozenAt: number | undefined
  const isDeaf = (): boolean => {
    const { status, everSynced } = connection.state.getSnapshot()
    return everSynced && status !== 'connected'
  }
  const batch = createBatch(() => {
    forest.settle()
    progress.settle()
  })
  const alarm = createAlarm(clock, now)
  const later = (key: string, at: number | undefined, ring: () => void): void =>
    alarm.set(key, at, () => batch.run(ring))
  const forest = new TaskForest(batch, (node) => {
    progress.onSums(node)
    totals.onTasks()
  })
  const progress = createProgress(batch, forest, (id) => agents.views.read(id)?.tasks ?? [])
  const totals = createTotals(batch, forest)
  const participants = createKeyedStore<ParticipantView>(batch)
  const self = identity.kind === 'observer' ? '' : participantKey(identity)
  const showParticipant = (key: string, agent: AgentView | undefined): void => {
    const view = viewParticipant(key, roster.of(key), agent, key === self)
    participants.set(key, share(participants.read(key), view))
  }
  const roster = createRoster(awareness, isDeaf, (key, { kind, id }) => {
    if (kind === 'agent') agents.onPresence(id)
    showParticipant(key, kind === 'agent' ? agents.views.read(id) : undefined)
  })
  const agents = createAgentBoard(batch, forest, roster, {
    now: () => frozenAt ?? now(),
    // While time stands still a deadline would ring without end.
    setDeadline: (id, at) => later(`agent:${id}`, frozenAt === undefined ? at : undefined, () => agents.refresh(id)),
    onView: (id, before, after) => {
      totals.onAgent(before, after)
      progress.onAgent(id)
      showParticipant(`agent:${id}`, after)
    },
    onRecord: (before, after) => correspondence.onRecord(before, after),
  })
  const correspondence = createCorrespondence(batch, later, identity, agents.record, now, onSettled)
  const info = createDerived(batch, () => readSessionInfo(document))
  const selections = createEntries(batch, schema.selections)
  const config = createEntries(batch, schema.config)
  const readers: Readers = {
    agents: agents.onStored,
    people: correspondence.onStored,
    selections: selections.onStored,
    config: config.onStored,
    session: info.invalidate,
  }
  const stop = watch(options, batch, readers, roster, alarm, () => {
    if (isDeaf()) frozenAt ??= now()
    if (isDeaf() || frozenAt === undefined || !connection.state.getSnapshot().synced) return
    frozenAt = undefined
    batch.run(agents.refreshAll)
    later('return', now() + RETURN_GRACE_MS, roster.update)
  })
  const stores = {
    info,
    agents: agents.views,
    tasks: forest.views,
    rootTasks: forest.roots,
    presence: participants,
    selections: selections.views,
    config: config.views,
    progress: progress.stores,
    totals: totals.store,
    commands: correspondence.commands,
  }
  return { stores, agents, people: correspondence.people, roster, stop }
}

type Readers = Readonly<Record<RootName, (key: string, raw: unknown) => void>>

/** Passes on what changes in the document, in awareness and of the link, after what is there already. */
function watch(
  { document, awareness, connection }: BoardOptions,
  batch: Batch,
  readers: Readers,
  roster: Roster,
  alarm: Alarm,
  onLink: () => void,
): () => void {
  const onDocument = (changes: DocumentChanges): void =>
    batch.run(() => {
      for (const root of rootNames()) for (const key of changes[root]) readers[root](key, document.read(root, key))
    })
  const onAwareness = ({ added, updated, removed }: AwarenessChange): void =>
    batch.run(() => roster.update([...added, ...updated, ...removed]))
  awareness.on('change', onAwareness)
  const endings = [document.observe(onDocument), connection.state.subscribe(onLink), alarm.stop]
  onDocument(document.everything())
  batch.run(() => roster.update())
  return () => {
    awareness.off('change', onAwareness)
    for (const end of endings) end()
  }
}
