import type { Awareness } from 'y-protocols/awareness'
import { AgentBoard } from '../agents/agent-board.ts'
import type { AgentView } from '../agents/agent-view.ts'
import { createAlarm, type Alarm } from '../clock/alarm.ts'
import type { Clock } from '../clock/clock.ts'
import { commandOutcome } from '../commands/command-state.ts'
import { incomingCommands, type IncomingCommand } from '../commands/incoming-command.ts'
import { createOwnCommands, type OwnCommands } from '../commands/own-commands.ts'
import type { Connection } from '../connection/connection.ts'
import type { DocumentChanges, SessionDocument } from '../document/session-document.ts'
import { rootNames } from '../document/roots.ts'
import { createEntries, type Entries } from '../entries/entries.ts'
import { createConversation, type Conversation, type MessageView } from '../messages/conversation.ts'
import { createPeople, type GivenCommand, type People } from '../people/people.ts'
import { viewParticipant, type ParticipantView } from '../presence/participants.ts'
import { createRoster, participantKey, type Roster } from '../presence/roster.ts'
import { createProgress, type ProgressKeeper } from '../progress/progress.ts'
import type { AgentRecord, SessionInfo } from '../schema/index.ts'
import { createBatch, type Batch } from '../store/batch.ts'
import { createDerived, type DerivedStore } from '../store/derived-store.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { share } from '../store/share.ts'
import { TaskForest } from '../tasks/task-forest.ts'
import { createTotals, type TotalsKeeper } from '../totals/totals.ts'
import type { AppSchema } from './app-schema.ts'
import type { Identity } from './identity.ts'
import { readSessionInfo } from './session-info.ts'

/** How long after a reconnect others have to be heard of again before they count as gone. Milliseconds. */
const REUNION_MS = 3_000

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

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** Everything on the board as stores, kept up from what changes in the document, in awareness, and by time alone. */
export class Board {
  readonly agents: AgentBoard
  readonly forest: TaskForest
  readonly progress: ProgressKeeper
  readonly totals: TotalsKeeper
  readonly participants: WritableKeyedStore<ParticipantView>
  readonly selections: Entries
  readonly config: Entries
  readonly people: People = createPeople()
  readonly commands: OwnCommands
  readonly inbox: DerivedStore<readonly IncomingCommand[]>
  readonly messages: DerivedStore<readonly MessageView[]>
  readonly info: DerivedStore<SessionInfo>
  readonly roster: Roster
  readonly #options: BoardOptions
  readonly #batch: Batch
  readonly #alarm: Alarm
  readonly #conversation: Conversation
  readonly #selfKey: string | undefined
  readonly #endings: (() => void)[] = []
  /** When the own link went down: from then on time stands still for others. */
  #frozenAt: number | undefined

  constructor(options: BoardOptions) {
    const { document, identity, schema, clock, now, awareness } = options
    this.#options = options
    this.#selfKey = identity.kind === 'observer' ? undefined : participantKey(identity.kind, identity.id)
    const batch = createBatch(() => this.forest.settle())
    this.#batch = batch
    this.#alarm = createAlarm(clock, now, (keys) => batch.run(() => this.#onDue(keys)))
    this.forest = new TaskForest(batch, (node) => {
      this.progress.onSums(node)
      this.totals.onTasks()
    })
    this.progress = createProgress(batch, () => this.forest, (id) => this.agents.views.read(id)?.tasks ?? [])
    this.totals = createTotals(batch, () => this.forest)
    this.participants = createKeyedStore(batch)
    this.roster = createRoster(awareness, (key) => this.#onRoster(key))
    // While time stands still for others, a deadline of theirs would ring without end.
    const setDeadline = (key: string, at: number | undefined): void =>
      this.#alarm.set(key, this.#frozenAt === undefined ? at : undefined)
    this.agents = new AgentBoard({
      batch,
      setDeadline,
      forest: this.forest,
      roster: this.roster,
      now: () => this.#frozenAt ?? now(),
      onView: (id, before, after) => this.#onAgentView(id, before, after),
      onRecord: (id, before, after) => this.#onAgentRecord(id, before, after),
    })
    this.selections = createEntries(batch, schema.selections)
    this.config = createEntries(batch, schema.config)
    const recordOf = (id: string): AgentRecord | undefined => this.agents.record(id)
    const person = identity.kind === 'person' ? identity.id : undefined
    this.commands = createOwnCommands({ batch, alarm: this.#alarm, person, recordOf, now, onSettled: options.onSettled })
    this.inbox = createDerived(batch, () =>
      identity.kind === 'agent' ? incomingCommands(this.people.commands.values(), identity.id, recordOf(identity.id)) : [],
    )
    this.#conversation = createConversation({
      commands: () => this.people.commands.values(),
      stateOf: ({ command }) => commandOutcome(command, recordOf, now()).state,
      nameOf: this.people.nameOf,
    })
    this.messages = createDerived(batch, () => this.#conversation.list())
    this.info = createDerived(batch, () => readSessionInfo(document))
    this.#start()
  }

  stop(): void {
    this.#alarm.stop()
    for (const end of this.#endings) end()
  }

  #start(): void {
    const { document, awareness, connection } = this.#options
    const onAwareness = ({ added, updated, removed }: AwarenessChange): void => {
      this.#batch.run(() => this.roster.update([...added, ...updated, ...removed], this.#isLinkDown()))
    }
    awareness.on('change', onAwareness)
    this.#endings.push(
      () => awareness.off('change', onAwareness),
      document.observe((changes) => this.#onDocument(changes)),
      connection.state.subscribe(() => this.#onConnection()),
    )
    const everything = rootNames().map((root) => [root, document.keys(root)])
    this.#onDocument(Object.fromEntries(everything) as DocumentChanges)
    onAwareness({ added: [...awareness.getStates().keys()], updated: [], removed: [] })
  }

  #isLinkDown(): boolean {
    const { status, everSynced } = this.#options.connection.state.getSnapshot()
    return everSynced && status !== 'connected'
  }

  #onConnection(): void {
    const { now, connection } = this.#options
    if (this.#isLinkDown()) {
      this.#frozenAt ??= now()
    } else if (this.#frozenAt !== undefined && connection.state.getSnapshot().synced) {
      this.#frozenAt = undefined
      this.#alarm.set('reunion', now() + REUNION_MS)
      this.#batch.run(() => this.agents.refreshAll())
    }
  }

  #onDocument(changes: DocumentChanges): void {
    const { document } = this.#options
    this.#batch.run(() => {
      for (const key of changes.people) this.#onPersonRecord(key, document.read('people', key))
      for (const key of changes.agents) this.agents.onStored(key, document.read('agents', key))
      for (const key of changes.selections) this.selections.onStored(key, document.read('selections', key))
      for (const key of changes.config) this.config.onStored(key, document.read('config', key))
      if (changes.session.length > 0) this.info.invalidate()
    })
  }

  #onPersonRecord(key: string, raw: unknown): void {
    const { added, removed } = this.people.onStored(key, raw)
    const { now } = this.#options
    for (const given of removed) {
      this.#conversation.onWithdrawn(given, commandOutcome(given.command, (id) => this.agents.record(id), now()).state)
      this.commands.onWithdrawn(given)
    }
    for (const given of added) this.commands.onGiven(given)
    this.inbox.invalidate()
    this.messages.invalidate()
  }

  #onAgentRecord(id: string, before: AgentRecord | undefined, after: AgentRecord | undefined): void {
    const { identity } = this.#options
    const hasSpoken = this.#conversation.onRecord(before, after)
    const hasAnswered = before?.acks !== after?.acks
    if (hasAnswered) this.commands.refresh(Object.keys({ ...before?.acks, ...after?.acks }))
    if (hasAnswered && identity.kind === 'agent' && identity.id === id) this.inbox.invalidate()
    if (hasSpoken || hasAnswered) this.messages.invalidate()
  }

  #onAgentView(id: string, before: AgentView | undefined, after: AgentView | undefined): void {
    this.totals.onAgent(before, after)
    this.progress.onAgent(id)
    this.#showParticipant(participantKey('agent', id), after)
  }

  #onRoster(key: string): void {
    const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
    if (kind === 'agent') this.agents.onPresence(id)
    this.#showParticipant(key, kind === 'agent' ? this.agents.views.read(id) : undefined)
  }

  #showParticipant(key: string, agent: AgentView | undefined): void {
    const evidence = { key, connections: this.roster.of(key), agent, self: key === this.#selfKey }
    const next = viewParticipant(evidence)
    this.participants.set(key, next === undefined ? undefined : share(this.participants.read(key), next))
  }

  #onDue(keys: readonly string[]): void {
    for (const key of keys) {
      const [what, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
      if (key === 'reunion') this.roster.dropLost()
      else if (what === 'agent') this.agents.refresh(id)
      else this.commands.refresh([id])
    }
    this.messages.invalidate()
  }
}
