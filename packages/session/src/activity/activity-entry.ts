import type { Answer, CommandKind, Resolution, TaskRecord } from '../schema/index.ts'

/** Who did something, as far as that is known. */
export interface ActivityActor {
  readonly kind: 'agent' | 'person' | 'service'
  readonly id: string
  readonly name: string
  /** Whether the relay has said so, by a token that it checked. Otherwise it is who they say they are. */
  readonly checked: boolean
}

interface EntryBase {
  /** Of what stands in records the same on every page. */
  readonly id: string
  /** Relay milliseconds; never later than when it was seen. */
  readonly at: number
  /** Absent while nobody knows. */
  readonly actor?: ActivityActor | undefined
}

/**
 * An agent came (`agent-joined`), left of its own accord, was lost with its connection, came back in the same life,
 * fell silent (`agent-stalled`), was heard of again, or says that it failed.
 */
export interface AgentActivity extends EntryBase {
  readonly kind:
    | 'agent-joined'
    | 'agent-left'
    | 'agent-lost'
    | 'agent-returned'
    | 'agent-stalled'
    | 'agent-recovered'
    | 'agent-failed'
  readonly agentId: string
  /** As the agent's view gives it. */
  readonly reason: string
}

/** A task began or ended. */
export interface TaskActivity extends EntryBase {
  readonly kind: 'task-started' | 'task-ended'
  readonly agentId: string
  readonly taskKey: string
  readonly title: string
  /** The task's own, at that moment. */
  readonly status: TaskRecord['status']
  /** Why it failed or was cancelled. */
  readonly error?: TaskRecord['error']
}

/** A task got as far as it says. */
export interface MilestoneActivity extends EntryBase {
  readonly kind: 'milestone-reached'
  readonly agentId: string
  readonly taskKey: string
  readonly title: string
  /** The title of the task. */
  readonly task: string
}

/**
 * An agent asked people something, or its question ended. `expired` may be the reader's own clock's, when the agent is
 * not there to say so.
 */
export interface QuestionActivity extends EntryBase {
  readonly kind: 'question-asked' | 'question-ended'
  readonly agentId: string
  readonly agentName: string
  /** `<agent id>/<interrupt id>`. */
  readonly interruptKey: string
  readonly title: string
  readonly state: 'open' | Resolution['state']
  readonly answer?: Answer | undefined
}

/** A person told agents something, or an agent has done or refused it, or nobody did before its time ran out. */
export interface CommandActivity extends EntryBase {
  readonly kind: 'command-given' | 'command-ended'
  readonly commandId: string
  readonly command: CommandKind
  /** The ids of the agents it is for. */
  readonly to: readonly string[]
  readonly task?: string | undefined
  readonly text?: string | undefined
  readonly state: 'requested' | 'done' | 'refused' | 'expired'
  /** Why it was refused. */
  readonly reason?: string | undefined
}

/**
 * A selection or setting was set or removed. Changes of one key by one actor that follow one another closely are one
 * entry, from the first value to the last.
 */
export interface ValueActivity extends EntryBase {
  readonly kind: 'selection-changed' | 'config-changed'
  readonly root: 'selections' | 'config'
  readonly key: string
  /** As it was; `undefined` when there was none. */
  readonly before: unknown
  /** As it is; `undefined` when it was removed. */
  readonly after: unknown
  /** Whether `at` is when it happened. Otherwise it happened while the link was down, at `at` or before. */
  readonly exact: boolean
}

/** One thing that happened in a session. Immutable. */
export type ActivityEntry =
  | AgentActivity
  | TaskActivity
  | MilestoneActivity
  | QuestionActivity
  | CommandActivity
  | ValueActivity

/** Every kind of entry. */
export type ActivityKind = ActivityEntry['kind']

/** What an entry is about. */
export type ActivityTopic = 'agents' | 'tasks' | 'questions' | 'commands' | 'selections' | 'config'

const TOPICS: Readonly<Record<string, ActivityTopic>> = {
  agent: 'agents',
  task: 'tasks',
  milestone: 'tasks',
  question: 'questions',
  command: 'commands',
  selection: 'selections',
  config: 'config',
}

/** What an entry of this kind is about. */
export function activityTopic(kind: ActivityKind): ActivityTopic {
  return TOPICS[kind.slice(0, kind.indexOf('-'))] ?? 'agents'
}
