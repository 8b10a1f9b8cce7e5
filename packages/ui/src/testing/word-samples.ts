import type { Rejection } from '@callboard/react'
import { CallboardError, type ConnectionState, type DerivedStatus, type ProgressView } from '@callboard/session'
import type { ActivityEntry, ActivityLane, ActivitySpan, CommandActivity, QuestionActivity, ValueActivity } from '@callboard/session/activity'
import type { Answer } from '@callboard/session/interrupts'
import type { ActivityStrings } from '../strings/activity-strings.ts'
import type { ConfigStrings } from '../strings/config-strings.ts'
import type { ConnectionStrings } from '../strings/connection-strings.ts'
import type { CommandPhase, ControlStrings } from '../strings/control-strings.ts'
import { fillLine } from '../strings/filled-line.tsx'
import type { Formats } from '../strings/formats.ts'
import type { FrameStrings } from '../strings/frame-strings.ts'
import type { InterruptOutcome, InterruptPhase, InterruptStrings } from '../strings/interrupt-strings.ts'
import type { OverviewStanding, OverviewStrings } from '../strings/overview-strings.ts'
import type { PeopleStrings } from '../strings/people-strings.ts'
import type { ProgressStrings } from '../strings/progress-strings.ts'
import type { RosterStrings } from '../strings/roster-strings.ts'
import type { SelectionStrings } from '../strings/selection-strings.ts'
import type { StatusStrings } from '../strings/status-strings.ts'
import type { StreamStrings } from '../strings/stream-strings.ts'
import type { Strings } from '../strings/strings.ts'
import type { UsageStrings } from '../strings/usage-strings.ts'

/** The entries of the tables that depend on something. */
type Asked = { [Key in keyof Strings]: Strings[Key] extends (...given: never[]) => unknown ? Key : never }[keyof Strings]
type Given<Key extends Asked> = Parameters<Extract<Strings[Key], (...given: never[]) => unknown>>
/** Calls of every entry that depends on something: one that is new is missing here until it is sampled. */
type Samples = { readonly [Key in Asked]: readonly Given<Key>[] }
type SamplesOf<Words> = Pick<Samples, Asked & keyof Words>

/** One count for each plural category of any of the languages, and large ones. */
const COUNTS = [0, 1, 2, 3, 11, 100, 12_411]
const TIMES_MS = [0, 4_000, 90_000, 7_200_000, 180_000_000]
const STATUSES: readonly DerivedStatus[] = ['offline', 'idle', 'working', 'waiting', 'paused', 'stalled', 'failed', 'done']
const COMMANDS: readonly CommandActivity['command'][] = ['message', 'cancel', 'pause', 'resume', 'steer']
const PHASES: readonly CommandPhase[] = ['requested', 'acknowledged', 'unanswered', 'done', 'refused', 'expired']
const OUTCOMES: readonly InterruptPhase[] = [
  'open', 'answered', 'ignored', 'expired', 'withdrawn', 'unattended', 'dismissed', 'invalid', 'sending', 'refused', 'lost',
]
const SPANS: readonly ActivitySpan['status'][] = [...STATUSES, 'queued', 'running', 'cancelled', 'orphaned']
const KEYWORDS: readonly [keyword: string, ...limits: unknown[]][] = [
  ['required', undefined], ['type', 'integer', 'number', 'string'], ['minLength', ...COUNTS], ['maxLength', ...COUNTS], ['minimum', 3], ['maximum', 3],
  ['exclusiveMinimum', 3], ['exclusiveMaximum', 3], ['multipleOf', 3], ['minItems', ...COUNTS], ['maxItems', ...COUNTS], ['uniqueItems', true], ['enum', []],
  ['const', true, 3], ['pattern', '.'], ['format', 'email', 'uri', 'date', 'time', 'date-time'], ['unknown', 1],
]

const counted = (formats: Formats): [number, Formats][] => COUNTS.map((count) => [count, formats])
const timed = (formats: Formats): [number, Formats][] => TIMES_MS.map((time) => [time, formats])
const named = (formats: Formats, name: string): [string[], Formats][] => [1, 2, 3, 11].map((count) => [names(count, name), formats])
const names = (count: number, name: string): string[] => Array.from({ length: count }, () => name)

function samplesFor(formats: Formats, name: string): Samples {
  return {
    ...activitySamples(formats, name),
    ...boardSamples(formats, name),
    ...questionSamples(formats, name),
    ...agentSamples(formats, name),
    ...talkSamples(formats, name),
  }
}

function activitySamples(formats: Formats, name: string): SamplesOf<ActivityStrings> {
  return {
    activityLine: entriesOf(name).flatMap((entry): [ActivityEntry, boolean][] => [[entry, false], [entry, true]]),
    activityWithin: [[name]],
    newActivity: counted(formats),
    moreFields: counted(formats),
    valueChanged: [undefined, 1].flatMap((before): [ValueActivity, boolean][] => [false, true].map((byYou) => [valueOf(before, 2), byYou])),
    undoChangeOf: [[name]],
    undoRefused: [[name]],
    timeRange: [[formats.clock(0), formats.clock(3_600_000)]],
    laneSummary: COUNTS.map((count) => [laneOf(count), formats]),
    spanStatus: SPANS.map((status) => [status]),
    moreLanes: counted(formats),
  }
}

function boardSamples(formats: Formats, name: string): SamplesOf<ConfigStrings & ConnectionStrings & ControlStrings & FrameStrings> {
  return {
    unsavedSettings: counted(formats),
    settingsToMend: counted(formats),
    changedMeanwhile: [[name, name, name], [name, undefined, name]],
    takeTheirs: [[name]],
    keepMine: [[name]],
    settingsRefused: [[name]],
    connectionTitle: connections().map((state) => [state]),
    connectionDetail: connections().map((state) => [state]),
    rejectedTitle: COUNTS.map((count) => [Array.from({ length: count }, () => rejection('write-refused', undefined)), formats]),
    rejectedDetail: [[[]], ...[rejection('document-replaced', undefined), rejection('write-refused', undefined), rejection('write-refused', name)].map((one): [Rejection[]] => [[one]])],
    savedMeans: [['nothing'], ['client-crash'], ['relay-crash'], ['power-loss']],
    retryIn: timed(formats),
    controlsOf: [[undefined], [name]],
    commandState: COMMANDS.flatMap((kind) => PHASES.flatMap((phase) => [undefined, name].map((reason) => [{ kind, phase, reason, sinceMs: 4_000 }, formats] as Given<'commandState'>))),
    bargePlan: (['none', 'steer', 'cancel'] as const).flatMap((mode) => [0, 1, 2, 4, 11, 100].map((count): Given<'bargePlan'> => [{ mode, titles: names(count, name) }, formats])),
    bargeTaskOutcome: (['cancel', 'steer'] as const).flatMap((kind) => PHASES.map((state): Given<'bargeTaskOutcome'> => [{ title: name, kind, state, reason: name }])),
    frameCount: counted(formats),
    frameGrown: COUNTS.map((count) => [name, count, formats]),
  }
}

function questionSamples(formats: Formats, name: string): SamplesOf<InterruptStrings> {
  return {
    toolCall: [[name]],
    onBehalfOf: [[name]],
    answerTimeLeft: timed(formats),
    answering: named(formats, name),
    chooseUpTo: counted(formats),
    tooManyChosen: counted(formats),
    fieldsToMend: counted(formats),
    addItem: [[name]],
    removeItem: counted(formats),
    moveItem: [[2, 'up', formats], [2, 'down', formats]],
    formOption: counted(formats),
    fieldProblem: KEYWORDS.flatMap(([keyword, ...limits]) => limits.map((limit): Given<'fieldProblem'> => [keyword, limit, formats])),
    answerGiven: answersOf(name).map((answer) => [answer, [], formats]),
    interruptOutcome: outcomesOf(name).map((outcome) => [outcome, formats]),
    inboxSummary: counted(formats),
    selectQuestion: [[name]],
    approveSelected: counted(formats),
    rejectSelected: counted(formats),
    questionsAsked: [1, 2, 3, 11, 100].map((count) => [Array.from({ length: count }, () => ({ agent: name, title: name })), formats]),
    grantFrom: [[name]],
    grantedBy: [[{ by: name, isSelf: false }, formats], [{ by: name, isSelf: true }, formats]],
    revokeGrant: [[name, name, false], [name, name, true]],
    revokeRefused: [[name, name], [name, undefined]],
  }
}

function agentSamples(formats: Formats, name: string): SamplesOf<OverviewStrings & PeopleStrings & ProgressStrings & RosterStrings & SelectionStrings> {
  const progress: ProgressView[] = (['none', 'running', 'stalled', 'done', 'failed'] as const).flatMap((state) => [
    { done: 0, total: 0, running: 0, failed: 0, ended: 0, state },
    { done: 3, total: 20, fraction: 0.15, unit: name, running: 1, failed: 0, ended: 0, state },
  ])
  return {
    overviewCount: [...STATUSES, 'needs-you' as const].flatMap((standing) => COUNTS.map((count): [OverviewStanding, number, Formats] => [standing, count, formats])),
    devices: counted(formats),
    morePeople: counted(formats),
    moreHere: counted(formats),
    progressOf: [[name]],
    progressValue: progress.map((one) => [one, formats]),
    progressFailedAt: [[''], [formats.percent(0.15)]],
    progressText: progress.map((one) => [one, formats]),
    timeLeft: timed(formats),
    rate: [3, 0.1, 0.001].map((perSecond) => [perSecond, name, formats]),
    tasksSummary: COUNTS.map((count) => [{ running: 0, done: count, failed: count, total: count, waiting: count }, formats]),
    moreTasks: counted(formats),
    pin: [[name]],
    agentsShown: COUNTS.map((count) => [1, count, formats]),
    rosterSummary: [[{ agents: 4, online: 3, byStatus: {}, tasks: {} } as Given<'rosterSummary'>[0], formats]],
    statusChanges: [1, 3, 4, 11, 100].map((count) => [Array.from({ length: count }, (_, index) => ({ name, status: STATUSES[index % STATUSES.length] ?? 'idle' })), formats]),
    unreadableRecord: [0, 1, 2, 3].map((count) => [name, names(count, name), formats]),
    usage: COUNTS.map((tokens) => [{ tokens, cost: 1.5, currency: 'EUR' }, formats]),
    invalidFields: [0, 1, 2, 3].map((count) => [names(count, name), formats]),
    remove: [[name]],
    removed: [[name]],
  }
}

function talkSamples(formats: Formats, name: string): SamplesOf<StatusStrings & StreamStrings & UsageStrings> {
  const money = formats.money(1.5, 'EUR')
  return {
    reason: [['connection-lost'], ['left'], ['never-joined'], ['silent'], ['record-invalid'], ['waiting-for-person'], ['waiting-for-agent'], ['fenced'], ['relay-restarted']],
    since: timed(formats),
    streamBehind: counted(formats),
    streamAttempt: counted(formats),
    problem: [[refusal()]],
    file: [[name]],
    code: [[undefined], [name]],
    jumpToNewest: counted(formats),
    inReplyTo: [[name]],
    messagesSaid: [1, 3, 4, 11, 100].map((count) => [Array.from({ length: count }, () => ({ name, text: name })), formats]),
    sendAway: named(formats, name),
    sendRoom: [...COUNTS, ...COUNTS.map((count) => -count)].map((left) => [left, formats]),
    usageOf: [[name]],
    usageSums: COUNTS.map((tokens) => [{ inputTokens: tokens, outputTokens: tokens, tokens, costs: [] }, formats]),
    usageTokens: COUNTS.map((tokens) => [{ inputTokens: tokens, outputTokens: tokens, tokens, costs: [] }, formats]),
    budget: [[{ spent: money, limit: money }]],
    budgetLevel: [[{ level: 'within', rest: money }], [{ level: 'near', rest: money }], [{ level: 'over', rest: money }]],
    tokenCount: counted(formats),
  }
}

/** One text that a table gives, and where it stands in it. */
export interface SpokenText {
  readonly path: string
  readonly text: string
}

/** Every text of a table: words as they are, and what the others say of everything that they can be asked for, with `name` for every name. */
export function everyText(table: Strings, formats: Formats, name: string): readonly SpokenText[] {
  const samples = samplesFor(formats, name) as Readonly<Record<string, readonly unknown[][]>>
  return Object.entries(table).flatMap(([key, value]): SpokenText[] => {
    if (typeof value !== 'function') return wordsOf(key, value)
    return (samples[key] ?? []).flatMap((given) => {
      const said: unknown = Reflect.apply(value as (...all: unknown[]) => unknown, table, given)
      return typeof said === 'string' ? [{ path: key, text: fillLine(said, { actor: name, subject: name, agents: name, ago: formats.ago(120_000) }) }] : []
    })
  })
}

function wordsOf(path: string, value: unknown): SpokenText[] {
  if (typeof value === 'string') return [{ path, text: value }]
  return Object.entries(value as object).flatMap(([key, inner]) => wordsOf(`${path}.${key}`, inner))
}

function refusal(): CallboardError {
  return new CallboardError({ code: 'write-refused', message: 'This may not be written here.' })
}

function connections(): readonly ConnectionState[] {
  const state = { since: 0, attempt: 1, synced: false, everSynced: true, saving: 'saved' } as unknown as ConnectionState
  const plain = (['connecting', 'connected', 'reconnecting', 'closed'] as const).map((status) => ({ ...state, status }))
  return [...plain, { ...state, status: 'closed', error: refusal() }]
}

function rejection(code: Rejection['code'], path: string | undefined): Rejection {
  return { code, path, rule: undefined, message: '', at: 0 }
}

function valueOf(before: unknown, after: unknown): ValueActivity {
  return { id: 'v', at: 0, kind: 'selection-changed', root: 'selections', key: 'k', before, after, exact: true }
}

function laneOf(count: number): ActivityLane {
  const spans = Array.from({ length: count }, () => ({ kind: 'task' }))
  return { spans, marks: Array.from({ length: count }, () => ({})) } as unknown as ActivityLane
}

function entriesOf(name: string): readonly ActivityEntry[] {
  const actor = { kind: 'agent', id: 'a', name, checked: false } as const
  const base = { id: 'e', at: 0, actor, agentId: 'a' } as const
  const agents = (['agent-joined', 'agent-left', 'agent-lost', 'agent-returned', 'agent-stalled', 'agent-recovered', 'agent-failed'] as const).map((kind) => ({ ...base, kind, reason: '' }))
  const task = { ...base, taskKey: 'a/t', title: name } as const
  const ended = (['done', 'failed', 'cancelled'] as const).map((status) => ({ ...task, kind: 'task-ended' as const, status }))
  const states: readonly QuestionActivity['state'][] = ['open', 'answered', 'ignored', 'expired', 'withdrawn']
  const questions = states.map((state) => ({ ...base, kind: 'question-ended' as const, agentName: name, interruptKey: 'a/q', title: name, state }))
  const commands = COMMANDS.flatMap((command) =>
    (['done', 'refused', 'expired'] as const).map((state) => ({ ...base, kind: 'command-ended' as const, commandId: 'c', command, to: ['a'], state })))
  return [
    ...agents,
    { ...task, kind: 'task-started', status: 'running' },
    ...ended,
    { ...base, kind: 'milestone-reached', taskKey: 'a/t', title: name, task: name },
    ...questions,
    ...questions.map((entry) => ({ ...entry, kind: 'question-asked' as const })),
    ...commands,
    ...commands.map((entry) => ({ ...entry, kind: 'command-given' as const })),
    valueOf(undefined, 1), valueOf(1, undefined), valueOf(1, 2),
  ]
}

function answersOf(name: string): readonly Answer[] {
  const types: readonly Answer['type'][] = ['accept', 'reject', 'choose', 'submit', 'respond', 'edit', 'ignore']
  return types.flatMap((type): Answer[] => [{ type }, { type, reason: name }, { type, text: name }, { type, options: [name, name] }])
}

function outcomesOf(name: string): readonly InterruptOutcome[] {
  const plain = OUTCOMES.map((phase) => ({ phase, reason: phase === 'withdrawn' ? undefined : name }))
  const withdrawn = ['agent-restarted', 'task-done', 'task-failed', 'task-cancelled'].map((reason) => ({ phase: 'withdrawn' as const, reason }))
  return [...plain, ...withdrawn].flatMap(({ phase, reason }) => [undefined, name].flatMap((by) => [false, true].flatMap((isSelf) => [false, true].map((isByGrant) =>
    ({ phase, agent: name, by, isSelf, isByGrant, reason, at: isByGrant ? undefined : 0, answer: undefined })))))
}
