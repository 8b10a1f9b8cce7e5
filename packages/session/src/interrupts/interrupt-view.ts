import type { AgentView } from '../agents/agent-view.ts'
import type {
  Answer,
  InterruptAction,
  InterruptKind,
  InterruptOption,
  InterruptRecord,
  Issue,
  Resolution,
} from '../schema/index.ts'
import type { Identity } from '../session/identity.ts'
import { isPlainObject } from '../store/share.ts'
import { taskKey } from '../tasks/task-key.ts'
import { answerTypesOf, type AnswerType } from './answer-types.ts'
import { interruptKey } from './interrupt-key.ts'
import type { DetailsView } from './interrupt-details.ts'
import type { ReadInterrupt } from './read-asking.ts'

/**
 * How a question stands. Unresolved: `open`; `unattended`, its agent is gone; `expired`, its deadline has passed;
 * `dismissed`, people have put away an unattended or expired one. Resolved by its agent: `answered`, `ignored`,
 * `expired`, `withdrawn`, which is also what one is that is gone without a trace. `invalid`: it is not what a question should be.
 */
export type InterruptState =
  'open' | 'unattended' | 'expired' | 'answered' | 'ignored' | 'withdrawn' | 'dismissed' | 'invalid'

/** What this identity's person has answered, and what has become of it. */
export interface OwnAnswer {
  /** The proposal's id. */
  readonly proposal: string
  readonly answer: Answer
  /** Relay milliseconds. */
  readonly at: number
  /**
   * `proposed`: the agent has not decided; `won`; `lost`: the answer of another was first (see `resolution`);
   * `refused`: the agent did not take it; `late`: the question had ended without an answer of anybody.
   */
  readonly state: 'proposed' | 'won' | 'lost' | 'refused' | 'late'
  /** `refused`: why, in words. `late`: `expired`, `withdrawn`, `ignored`, or `gone` when nothing is known of it. */
  readonly reason?: string | undefined
}

/** A question of an agent, with what has become of it. Immutable. */
export interface InterruptView {
  /** `<agent id>/<interrupt id>`. */
  readonly key: string
  readonly agentId: string
  readonly agentName: string
  readonly id: string
  readonly kind: InterruptKind
  readonly title: string
  readonly body?: string | undefined
  readonly options: readonly InterruptOption[]
  readonly maxChoices: number
  /** What people may do beyond what the kind asks for. */
  readonly allow: readonly InterruptAction[]
  /** The types of answer that it takes. */
  readonly answers: readonly AnswerType[]
  /** JSON Schema of the answer's value; absent when it is hostile (see `schemaIssues`). */
  readonly schema?: unknown
  /** Why its schema is not used, so that it cannot be answered with a value; empty when all is well. */
  readonly schemaIssues: readonly Issue[]
  /** What is to be edited: text, or any JSON. */
  readonly draft?: unknown
  readonly tool?: { readonly name: string; readonly input?: unknown } | undefined
  /** The task that it belongs to. */
  readonly taskKey?: string | undefined
  readonly toolCallId?: string | undefined
  readonly reason?: string | undefined
  readonly onBehalfOf?: string | undefined
  readonly grantKey?: string | undefined
  readonly metadata?: unknown
  /** Relay milliseconds. */
  readonly askedAt: number
  /** Relay milliseconds. */
  readonly deadline?: number | undefined
  /** The ids of the people who may answer. @default everyone */
  readonly answerableBy?: readonly string[] | undefined
  /** Whether the parts that stand outside the record are here. They are loaded while somebody listens to the view. */
  readonly details: 'none' | 'loading' | 'loaded' | 'failed'
  readonly state: InterruptState
  /** Why it is invalid. */
  readonly issues: readonly Issue[]
  /** Whether this identity may answer it now. */
  readonly mine: boolean
  /** Who else is about to answer it. */
  readonly answering: readonly { readonly person: string; readonly name: string }[]
  readonly own?: OwnAnswer | undefined
  readonly resolution?: Resolution | undefined
}

/** What a view is made of. */
export interface InterruptSituation {
  readonly agentId: string
  readonly agent: AgentView | undefined
  readonly read: ReadInterrupt
  readonly details: DetailsView
  readonly identity: Identity
  readonly isDismissed: boolean
  readonly answering: InterruptView['answering']
  readonly own: OwnAnswer | undefined
  /** It is no longer in its agent's record. */
  readonly isFormer: boolean
  /** The same, and the log was asked how it ended. */
  readonly isGone: boolean
  /** Relay milliseconds. */
  readonly now: number
}

/** Makes the view of a question. */
export function viewInterrupt(situation: InterruptSituation): InterruptView {
  const { agentId, agent, read, details, answering, own } = situation
  const agentName = agent?.name ?? agentId
  const { id } = read
  const key = interruptKey(agentId, id)
  if (read.record === undefined)
    return { ...INVALID, key, agentId, agentName, id, title: titleOf(read.raw), issues: read.issues }
  const { record } = read
  const state = stateOf(situation, record)
  const isAnswerable = !situation.isFormer && (state === 'open' || state === 'unattended')
  const { title, kind, reason, onBehalfOf, grantKey, toolCallId, askedAt, deadline, answerableBy, resolution } = record
  const { options = [], maxChoices = 1, allow = [] } = record
  return {
    key,
    agentId,
    agentName,
    id,
    kind,
    title,
    options,
    maxChoices,
    allow,
    answers: answerTypesOf(record),
    ...partsOf(record, details),
    taskKey: record.task === undefined ? undefined : taskKey(agentId, record.task),
    toolCallId,
    reason,
    onBehalfOf,
    grantKey,
    askedAt,
    deadline,
    answerableBy,
    details: details.state,
    state,
    issues: [],
    mine: isAnswerable && mayAnswer(situation.identity, answerableBy),
    answering,
    own,
    resolution,
  }
}

const INVALID = {
  kind: 'text',
  options: [],
  maxChoices: 1,
  allow: [],
  answers: [],
  schemaIssues: [],
  askedAt: 0,
  details: 'none',
  state: 'invalid',
  mine: false,
  answering: [],
} as const

/** Whether nothing has been decided about it, and people may still want to. */
export function isOpen({ state, resolution }: Pick<InterruptView, 'state' | 'resolution'>): boolean {
  return resolution === undefined && (state === 'open' || state === 'unattended' || state === 'expired')
}

/** What stands outside the record, or in it when it is short. */
type Parts = Pick<InterruptView, 'body' | 'schema' | 'schemaIssues' | 'draft' | 'tool' | 'metadata'>

function partsOf(record: InterruptRecord, details: DetailsView): Parts {
  const { parts } = details
  const tool = record.tool ?? parts.tool
  const input = tool?.['input'] ?? parts.tool?.['input']
  return {
    body: record.body ?? parts.body,
    schema: details.schema,
    schemaIssues: details.schemaIssues,
    draft: record['draft'] ?? parts['draft'],
    tool: tool === undefined ? undefined : { name: tool.name, input },
    metadata: record['metadata'] ?? parts['metadata'],
  }
}

function stateOf({ agent, isDismissed, isGone, now }: InterruptSituation, record: InterruptRecord): InterruptState {
  if (record.resolution !== undefined) return record.resolution.state
  if (isGone) return 'withdrawn'
  const isLate = record.deadline !== undefined && now >= record.deadline
  if (!isLate && agent?.online === true) return 'open'
  if (isDismissed) return 'dismissed'
  return isLate ? 'expired' : 'unattended'
}

function mayAnswer(identity: Identity, answerableBy: readonly string[] | undefined): boolean {
  return identity.kind === 'person' && (answerableBy === undefined || answerableBy.includes(identity.id))
}

function titleOf(raw: unknown): string {
  const title = isPlainObject(raw) ? raw['title'] : undefined
  return typeof title === 'string' ? title.slice(0, 500) : ''
}
