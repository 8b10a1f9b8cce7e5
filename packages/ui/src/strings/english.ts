import type { Rejection } from '@callboard/react'
import type { ConnectionState, ProgressView, Survival } from '@callboard/session'
import { ENGLISH_CONTROLS } from './english-controls.ts'
import { ENGLISH_INTERRUPTS } from './english-interrupts.ts'
import { ENGLISH_STREAMS, withoutPrefix } from './english-streams.ts'
import type { Formats } from './formats.ts'
import { inSentences } from './sentence.ts'
import type { Strings } from './strings.ts'

const REASONS: Readonly<Record<string, string>> = {
  'connection-lost': 'Lost its connection',
  left: 'Signed off',
  'never-joined': 'Has not joined yet',
  silent: 'Connected, but has gone quiet',
  'record-invalid': 'Its record cannot be read',
  'waiting-for-person': 'Needs a person',
  'waiting-for-agent': 'Needs another agent',
  fenced: 'Another process has taken over',
  'relay-restarted': 'The relay was restarted meanwhile',
}

function progressValue(progress: ProgressView, formats: Formats): string {
  if (progress.fraction !== undefined) return formats.percent(progress.fraction)
  if (progress.done > 0) return withUnit(formats.number(progress.done), progress)
  return ''
}

function progressText(progress: ProgressView, formats: Formats): string {
  const counted = progress.unit !== undefined && progress.total > 0
    ? withUnit(`${formats.number(progress.done)} of ${formats.number(progress.total)}`, progress)
    : progressValue(progress, formats)
  const state = progress.state === 'running' ? '' : PROGRESS_STATES[progress.state]
  return [counted, state].filter(Boolean).join(', ') || PROGRESS_STATES.running
}

const PROGRESS_STATES = {
  none: 'nothing under way',
  running: 'under way',
  stalled: 'stalled',
  done: 'done',
  failed: 'failed',
} as const satisfies Record<ProgressView['state'], string>

function withUnit(amount: string, progress: ProgressView): string {
  return progress.unit === undefined ? amount : `${amount} ${progress.unit}`
}

function connectionDetail(state: ConnectionState): string | undefined {
  if (state.status === 'closed') return state.error === undefined ? undefined : withoutPrefix(state.error.message)
  return state.everSynced
    ? 'What you see may be old. Your changes are kept here and sent when the connection is back.'
    : undefined
}

const SURVIVES: Readonly<Record<Survival, string>> = {
  nothing: 'The server has your changes. Whether it keeps them it does not say.',
  'client-crash': 'Your changes are kept while the server runs: they outlive this page, but not a restart of the server.',
  'relay-crash': 'Your changes are on disk: they outlive this page and a restart of the server.',
  'power-loss': 'Your changes are safely on disk: they outlive this page, a restart of the server and a power cut.',
}

function rejectedDetail(rejected: readonly Rejection[]): string | undefined {
  const { code, path } = rejected.at(-1) ?? {}
  if (code === 'document-replaced') return 'The server has begun this board anew. What you see is what it has now.'
  if (code !== 'write-refused') return 'Changes of this page could not be put together with the board. What you see is what the server has.'
  const where = path === undefined ? 'there' : `to ${path}`
  return `You may not write ${where}. What you see is what the server has; please do what is missing again.`
}

/** The default strings. */
export const ENGLISH: Strings = {
  ...ENGLISH_STREAMS,
  ...ENGLISH_INTERRUPTS,
  ...ENGLISH_CONTROLS,

  agents: 'Agents',
  progress: 'Progress',
  selections: 'Selections',
  people: 'People here',

  agentStatus: {
    offline: 'Offline',
    idle: 'Idle',
    working: 'Working',
    waiting: 'Waiting',
    paused: 'Paused',
    stalled: 'Stalled',
    failed: 'Failed',
    done: 'Done',
  },
  taskStatus: {
    queued: 'Queued',
    running: 'Running',
    waiting: 'Waiting',
    paused: 'Paused',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
    stalled: 'Stalled',
    orphaned: 'Agent gone',
  },
  reason: (reason) => REASONS[reason],
  since: (milliseconds, formats) => formats.duration(milliseconds),
  invalidRecord: 'Unreadable record',
  invalidEntry: 'Not as expected',

  noAgents: 'Nobody has signed on yet',
  noAgentsHint: 'Agents show up here as soon as they join the session.',
  loading: 'Opening the board…',
  rosterSummary: (totals, formats) =>
    `${formats.number(totals.online)} of ${formats.number(totals.agents)} online`,
  statusChanges: (changes, formats) =>
    changes.length > 3
      ? formats.plural(changes.length, { one: '# agent changed its status', other: '# agents changed their status' })
      : inSentences(changes.map(({ name, status }) => `${name}: ${ENGLISH.agentStatus[status]}`)),
  usage: ({ tokens, cost, currency }, formats) =>
    [
      formats.plural(tokens, { one: '# token', other: `${formats.compact(tokens)} tokens` }),
      cost !== undefined && currency !== undefined ? formats.money(cost, currency) : '',
    ].filter(Boolean).join(' · '),

  overallProgress: 'All work',
  progressOf: (name) => `Progress of ${name}`,
  progressValue,
  progressFailedAt: (value) => (value === '' ? 'failed' : `failed at ${value}`),
  progressText,

  noTasks: 'No work has started yet',
  tasksSummary: ({ done, failed, total, waiting }, formats) =>
    [
      `${formats.number(done)} of ${formats.plural(total, { one: '# task done', other: '# tasks done' })}`,
      failed === 0 ? '' : formats.plural(failed, { one: '# failed', other: '# failed' }),
      waiting === 0 ? '' : formats.plural(waiting, { one: '# agent waiting', other: '# agents waiting' }),
    ].filter(Boolean).join(' · '),
  columnTask: 'Task',
  columnAgent: 'Agent',
  columnProgress: 'Progress',
  columnTime: 'Time',
  expand: 'Show parts',
  collapse: 'Hide parts',

  noSelections: 'Nothing has been chosen yet',
  remove: (title) => `Remove ${title}`,
  removed: (title) => `${title} removed`,
  undo: 'Undo',
  dismiss: 'Dismiss',

  you: 'You',
  devices: (count, formats) => formats.plural(count, { one: 'on # device', other: 'on # devices' }),
  morePeople: (count, formats) => formats.plural(count, { one: '# more person', other: '# more people' }),
  nobodyHere: 'Nobody is here',

  connectionTitle: (state) =>
    state.status === 'closed'
      ? state.error === undefined ? 'Disconnected' : 'The connection was refused'
      : state.status === 'connecting' ? 'Connecting…' : 'Connection lost, reconnecting…',
  connectionDetail,
  backOnline: 'Connected again',
  rejectedTitle: (rejected) =>
    rejected.length === 1 ? 'A change was not accepted' : `${rejected.length} changes were not accepted`,
  rejectedDetail,
  savedMeans: (survives) => SURVIVES[survives],
  retryIn: (milliseconds, formats) => `Next try in ${formats.duration(milliseconds)}`,
}
