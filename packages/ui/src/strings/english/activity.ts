import type { ActivityEntry, CommandActivity, ValueActivity } from '@callboard/session/activity'
import type { ActivityStrings } from '../activity-strings.ts'
import { withinLtr } from '../isolate.ts'

const GIVEN: Readonly<Record<CommandActivity['command'], string>> = {
  message: '{actor} wrote to {agents}',
  cancel: '{actor} told {agents} to stop',
  pause: '{actor} told {agents} to pause',
  resume: '{actor} told {agents} to resume',
  steer: '{actor} gave {agents} new instructions',
}

const OBEYED: Readonly<Record<CommandActivity['command'], string>> = {
  message: '{actor} took the message',
  cancel: '{actor} stopped as told',
  pause: '{actor} paused as told',
  resume: '{actor} resumed as told',
  steer: '{actor} took the new instructions',
}

const REFUSED: Readonly<Record<CommandActivity['command'], string>> = {
  message: '{actor} refused the message',
  cancel: '{actor} refused to stop',
  pause: '{actor} refused to pause',
  resume: '{actor} refused to resume',
  steer: '{actor} refused the new instructions',
}

function valueLine({ before, after }: ValueActivity): string {
  if (after === undefined) return '{actor} removed {subject}'
  return before === undefined ? '{actor} added {subject}' : '{actor} changed {subject}'
}

function commandLine({ state, command, actor }: CommandActivity): string {
  if (state === 'expired' || actor === undefined) return 'No answer in time from {agents}'
  return (state === 'refused' ? REFUSED : OBEYED)[command]
}

function activityLine(entry: ActivityEntry): string {
  switch (entry.kind) {
    case 'agent-joined': return '{actor} joined'
    case 'agent-left': return '{actor} left'
    case 'agent-lost': return '{actor} lost the connection'
    case 'agent-returned': return '{actor} is back'
    case 'agent-stalled': return '{actor} has gone quiet'
    case 'agent-recovered': return '{actor} is reporting again'
    case 'agent-failed': return '{actor} failed'
    case 'task-started': return '{actor} began {subject}'
    case 'task-ended':
      return entry.status === 'failed' ? '{actor} failed at {subject}' : entry.status === 'cancelled' ? '{actor} cancelled {subject}' : '{actor} finished {subject}'
    case 'milestone-reached': return '{actor} reached {subject}'
    case 'question-asked': return '{actor} asked: {subject}'
    case 'question-ended':
      return { open: '{actor} asked: {subject}', answered: '{actor} answered: {subject}', ignored: '{actor} ignored: {subject}', expired: 'Nobody answered {actor} in time: {subject}', withdrawn: '{actor} withdrew: {subject}' }[entry.state]
    case 'command-given': return GIVEN[entry.command]
    case 'command-ended': return commandLine(entry)
    case 'selection-changed':
    case 'config-changed': return valueLine(entry)
  }
}

/** English for who did what when. */
export const ENGLISH_ACTIVITY: ActivityStrings = {
  activity: 'Activity',
  noActivity: 'Nothing has happened yet',
  noActivityHint: 'What agents and people do appears here as it happens.',
  somebody: 'Somebody',
  you: 'You',
  activityLine,
  activityWithin: (title) => `in ${withinLtr(title)}`,
  topics: { agents: 'Agents', tasks: 'Tasks', questions: 'Questions', commands: 'Instructions', selections: 'Selections', config: 'Settings' },
  chooseTopics: 'What to show',
  newActivity: (count, { plural }) => plural(count, { one: '# new', other: '# new' }),

  valueBefore: 'before:',
  valueAfter: 'now:',
  noValue: 'none',
  moreFields: (count, { plural }) => plural(count, { one: 'and # more field', other: 'and # more fields' }),
  valueChanged: ({ before }) => (before === undefined ? '{actor} added this {ago}' : '{actor} changed this {ago}'),
  undoChange: 'Undo',
  undoChangeOf: (title) => `Undo the change to ${withinLtr(title)}`,
  changeStands: 'Somebody has changed it since, so it stays as it is',
  undoRefused: (reason) => `Cannot be undone: ${withinLtr(reason)}`,

  timeline: 'Timeline',
  noTimeline: 'Nothing to show yet',
  noTimelineHint: 'Each agent has a lane here as soon as it joins.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAllTime: 'Show everything',
  earlier: 'Earlier',
  later: 'Later',
  live: 'Live',
  asLanes: 'Lanes',
  asTable: 'Table',
  timelineHelp: 'Left and right arrows move through time, plus and minus zoom, Home goes to the beginning and End to now. The table has the same as text.',
  timeRange: (from, to) => `${from} to ${to}`,
  laneSummary: ({ spans, marks }, { list, plural }) => {
    const tasks = spans.filter(({ kind }) => kind === 'task')
    const running = tasks.filter(({ endedAt }) => endedAt === undefined).length
    return list([
      plural(tasks.length, { one: '# task', other: '# tasks' }),
      ...(running > 0 ? [plural(running, { one: '# under way', other: '# under way' })] : []),
      ...(marks.length > 0 ? [plural(marks.length, { one: '# event', other: '# events' })] : []),
    ])
  },
  spanStatus: (status) => STATUSES[status],
  who: 'Who',
  what: 'What',
  state: 'State',
  began: 'Began',
  lasted: 'Lasted',
  moreLanes: (count, { plural }) => plural(count, { one: '# more is not shown', other: '# more are not shown' }),
}

const STATUSES: Readonly<Record<Parameters<ActivityStrings['spanStatus']>[0], string>> = {
  queued: 'Queued',
  running: 'Running',
  waiting: 'Waiting',
  paused: 'Paused',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  orphaned: 'Agent gone',
  stalled: 'Stalled',
  offline: 'Offline',
  idle: 'Idle',
  working: 'Working',
}
