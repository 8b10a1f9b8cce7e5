import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { AgentView } from '../agents/agent-view.ts'
import type { CommandView } from '../commands/command-view.ts'
import type { Connection } from '../connection/connection.ts'
import type { EntryView } from '../entries/entries.ts'
import type { ParticipantView } from '../presence/participants.ts'
import type { ProgressStores } from '../progress/progress.ts'
import type { SessionInfo } from '../schema/index.ts'
import type { KeyedStore, Store } from '../store/store.ts'
import type { TaskView } from '../tasks/task-view.ts'
import type { Totals } from '../totals/totals.ts'
import type { VerbContext } from '../verbs/verb-context.ts'
import type { CommandDraft } from '../verbs/send-command.ts'
import type { SharedType } from '../verbs/shared-type.ts'
import type { ConfigKey, ConfigValue, SelectionKey, SelectionValue } from './app-schema.ts'
import type { Identity } from './identity.ts'
import type { inside } from './inside.ts'

/** What is on the board, as stores. */
export interface SessionStores {
  readonly info: Store<SessionInfo>
  /** Every agent that has a record or is connected, by id. */
  readonly agents: KeyedStore<AgentView>
  /** By {@link taskKey}. */
  readonly tasks: KeyedStore<TaskView>
  /** The keys of tasks without a parent on the board, by start. */
  readonly rootTasks: Store<readonly string[]>
  /** Agents, connected or not, and the people who are here, by `agent:<id>` or `person:<id>`. */
  readonly presence: KeyedStore<ParticipantView>
  readonly selections: KeyedStore<EntryView>
  readonly config: KeyedStore<EntryView>
  readonly progress: ProgressStores
  readonly totals: Store<Totals>
  /** The commands of this identity's person, from all devices, by id. Settled ones of this page stay for a while. */
  readonly commands: KeyedStore<CommandView>
}

/**
 * One party's hold on a shared session: what is on the board as stores, and the verbs that write to it. All times are
 * relay milliseconds. While the own link is down, others stay as they were last known.
 */
export interface Session extends SessionStores {
  /** What the verbs that are functions of their own work with. */
  readonly [inside]: VerbContext
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly identity: Identity
  readonly connection: Connection
  /** The relay's time, as far as it is known, milliseconds. */
  readonly now: () => number

  /** A root of the app's own. Throws `option-invalid` for one of Callboard's. */
  sharedType<Type extends SharedType>(name: string, type: new () => Type): Type
  /** Throws `value-not-json`, `value-invalid`, `record-too-large`, `option-invalid` or `write-refused` before it writes. */
  setSelection<Key extends SelectionKey>(key: Key, value: SelectionValue<Key>): void
  removeSelection(key: SelectionKey): void
  /** Throws as {@link setSelection} does. */
  setConfig<Key extends ConfigKey>(key: Key, value: ConfigValue<Key>): void
  removeConfig(key: ConfigKey): void
  /** Gives agents a command; gives its id. People only. */
  sendCommand(command: CommandDraft): string
  /** Says where in the app this identity is. */
  setPlace(place: string | undefined): void
  /** Merges fields of the app's own into this identity's awareness state; `undefined` removes one. */
  setPresence(fields: Readonly<Record<string, unknown>>): void

  whenSynced(): Promise<void>
  /** Resolves when everything written so far is durable at the relay. */
  whenSaved(): Promise<void>
  /** Leaves and closes the connection. The stores keep what they last held. Idempotent. */
  close(): Promise<void>
}
