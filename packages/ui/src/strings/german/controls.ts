import type { CommandKind } from '@callboard/session'
import type { CommandPhase, ControlStrings } from '../control-strings.ts'
import { asSentence } from '../sentence.ts'

const NAMES: Readonly<Record<CommandKind, string>> = {
  cancel: 'Stopp',
  pause: 'Pause',
  resume: 'Fortsetzen',
  steer: 'Anweisung',
  message: 'Nachricht',
}

const DONE: Readonly<Record<CommandKind, string>> = {
  cancel: 'Gestoppt',
  pause: 'Angehalten',
  resume: 'Fortgesetzt',
  steer: 'Anweisung übernommen',
  message: 'Zugestellt',
}

const OUTCOMES: Readonly<Record<'cancel' | 'steer', string>> = { cancel: 'gestoppt', steer: 'Anweisung übernommen' }

const PHASES: Readonly<Record<Exclude<CommandPhase, 'done' | 'refused' | 'unanswered'>, string>> = {
  requested: 'angefordert …',
  acknowledged: 'bestätigt …',
  expired: 'abgelaufen, bevor eine Antwort kam',
}

/** German for what people tell agents. */
export const GERMAN_CONTROLS: ControlStrings = {
  controlsOf: (target) => (target === undefined ? 'Steuerung aller Agenten' : `Steuerung von ${target}`),
  stop: 'Stoppen',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  steer: 'Neue Anweisung',
  steerPlaceholder: 'Was soll anders gemacht werden?',
  steerSend: 'Anweisung senden',
  controlReason: {
    'not-a-person': 'Sie sehen nur zu.',
    'agent-unknown': 'Der Agent ist nicht auf der Tafel.',
    'task-unknown': 'Die Aufgabe ist nicht auf der Tafel.',
    'task-ended': 'Sie ist beendet.',
    'nothing-running': 'Es läuft nichts.',
    'already-paused': 'Bereits angehalten.',
    'not-paused': 'Nicht angehalten.',
    'agent-offline': 'Der Agent ist weg und findet es, wenn er zurückkommt.',
  },
  commandState: ({ kind, phase, reason, sinceMs }, formats) => {
    if (phase === 'done') return DONE[kind]
    if (phase === 'refused') return `${NAMES[kind]} abgelehnt.${reason ? ` ${reason}` : ''}`
    if (phase === 'unanswered') return `${NAMES[kind]}: keine Antwort seit ${formats.duration(sinceMs)}`
    return `${NAMES[kind]} ${PHASES[phase]}`
  },

  bargeEffect: 'Agenten bei der Arbeit',
  bargeMode: { none: 'Weitermachen', steer: 'Umlenken', cancel: 'Stoppen' },
  bargePlan: ({ mode, titles }, formats) => {
    if (mode === 'none' || titles.length === 0) return 'Nichts wird gestoppt: Die Arbeit geht weiter.'
    const named = titles.length > 3 ? formats.plural(titles.length, { one: '# Aufgabe', other: '# Aufgaben' }) : formats.list(titles)
    return asSentence(mode === 'cancel' ? `Beim Senden wird gestoppt: ${named}` : `Beim Senden geht das als neue Anweisung an: ${named}`)
  },
  bargeTasks: 'Welche Aufgaben',
  bargeOutcome: 'Was daraus wurde',
  bargeTaskOutcome: ({ title, kind, state, reason }) => {
    if (state === 'done') return `${title}: ${OUTCOMES[kind]}`
    if (state === 'refused') return `${title}: abgelehnt.${reason ? ` ${reason}` : ''}`
    return `${title}: ${state === 'unanswered' ? 'noch keine Antwort' : PHASES[state]}`
  },
}
