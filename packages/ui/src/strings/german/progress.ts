import type { ProgressView } from '@callboard/session'
import type { Formats } from '../formats.ts'
import { withinLtr } from '../isolate.ts'
import type { ProgressStrings } from '../progress-strings.ts'
import { progressValue, withUnit } from '../progress-value.ts'
import { saidRate, type SaidRate } from '../rate-unit.ts'
import { inTwoUnits } from '../two-units.ts'

function progressText(progress: ProgressView, formats: Formats): string {
  const counted = progress.unit !== undefined && progress.total > 0
    ? withUnit(`${formats.number(progress.done)} von ${formats.number(progress.total)}`, progress, withinLtr)
    : progressValue(progress, formats)
  const state = progress.state === 'running' ? '' : PROGRESS_STATES[progress.state]
  return [counted, state].filter(Boolean).join(', ') || PROGRESS_STATES.running
}

const PROGRESS_STATES = {
  none: 'nichts in Arbeit',
  running: 'in Arbeit',
  stalled: 'stockt',
  done: 'fertig',
  failed: 'fehlgeschlagen',
} as const satisfies Record<ProgressView['state'], string>

const RATES: Readonly<Record<SaidRate['per'], (amount: string, unit: string) => string>> = {
  second: (amount, unit) => `${amount} ${withinLtr(unit)}/s`,
  minute: (amount, unit) => `${amount} ${withinLtr(unit)}/min`,
  hour: (amount, unit) => `${amount} ${withinLtr(unit)}/h`,
}

/** German for work and how far it is. */
export const GERMAN_PROGRESS: ProgressStrings = {
  progress: 'Fortschritt',
  taskStatus: {
    queued: 'Eingereiht',
    running: 'Läuft',
    waiting: 'Wartet',
    paused: 'Pausiert',
    done: 'Fertig',
    failed: 'Fehlgeschlagen',
    cancelled: 'Abgebrochen',
    stalled: 'Stockt',
    orphaned: 'Agent offline',
  },
  overallProgress: 'Gesamt',
  progressOf: (name) => `Fortschritt von ${withinLtr(name)}`,
  progressValue,
  progressFailedAt: (value) => (value === '' ? 'fehlgeschlagen' : `fehlgeschlagen bei ${value}`),
  progressText,
  timeLeft: (milliseconds, formats) =>
    milliseconds < 10_000 ? 'noch wenige Sekunden' : `noch etwa ${inTwoUnits(milliseconds, formats)}`,
  estimating: 'wird geschätzt\u00a0…',
  rate: (perSecond, unit, formats) => {
    const { amount, per } = saidRate(perSecond)
    return RATES[per](formats.number(amount), unit)
  },
  noTasks: 'Noch keine Aufgaben',
  moreTasks: (count, { plural }) => plural(count, { one: '# weitere Aufgabe', other: '# weitere Aufgaben' }),
  tasksSummary: ({ done, failed, total, waiting }, formats) =>
    [
      `${formats.number(done)} von ${formats.plural(total, { one: '# Aufgabe fertig', other: '# Aufgaben fertig' })}`,
      failed === 0 ? '' : formats.plural(failed, { one: '# fehlgeschlagen', other: '# fehlgeschlagen' }),
      waiting === 0 ? '' : formats.plural(waiting, { one: '# Agent wartet', other: '# Agenten warten' }),
    ].filter(Boolean).join(' · '),
  columnTask: 'Aufgabe',
  columnAgent: 'Agent',
  columnProgress: 'Fortschritt',
  columnTime: 'Zeit',
  expand: 'Teile anzeigen',
  collapse: 'Teile ausblenden',
}
