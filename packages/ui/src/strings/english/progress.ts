import type { ProgressView } from '@callboard/session'
import { withinLtr } from '../isolate.ts'
import type { ProgressStrings } from '../progress-strings.ts'
import { progressValue, withUnit } from '../progress-value.ts'
import { saidRate, type SaidRate } from '../rate-unit.ts'
import { inTwoUnits } from '../two-units.ts'
import type { Formats } from '../formats.ts'

function progressText(progress: ProgressView, formats: Formats): string {
  const counted = progress.unit !== undefined && progress.total > 0
    ? withUnit(`${formats.number(progress.done)} of ${formats.number(progress.total)}`, progress, withinLtr)
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

const RATES: Readonly<Record<SaidRate['per'], (amount: string, unit: string) => string>> = {
  second: (amount, unit) => `${amount} ${withinLtr(unit)}/s`,
  minute: (amount, unit) => `${amount} ${withinLtr(unit)}/min`,
  hour: (amount, unit) => `${amount} ${withinLtr(unit)}/h`,
}

/** English for work and how far it is. */
export const ENGLISH_PROGRESS: ProgressStrings = {
  progress: 'Progress',
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
  overallProgress: 'All work',
  progressOf: (name) => `Progress of ${withinLtr(name)}`,
  progressValue,
  progressFailedAt: (value) => (value === '' ? 'failed' : `failed at ${value}`),
  progressText,
  timeLeft: (milliseconds, formats) =>
    milliseconds < 10_000 ? 'a few seconds left' : `about ${inTwoUnits(milliseconds, formats)} left`,
  estimating: 'estimating…',
  rate: (perSecond, unit, formats) => {
    const { amount, per } = saidRate(perSecond)
    return RATES[per](formats.number(amount), unit)
  },
  noTasks: 'No work has started yet',
  moreTasks: (count, { plural }) => plural(count, { one: '# more task', other: '# more tasks' }),
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
}
