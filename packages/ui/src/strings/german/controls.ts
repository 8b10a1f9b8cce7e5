import type { CommandKind } from '@callboard/session'
import type { CommandPhase, ControlStrings } from '../control-strings.ts'
import { withinLtr } from '../isolate.ts'
import { asSentence } from '../sentence.ts'

const NAMES: Readonly<Record<CommandKind, string>> = {
  cancel: 'Stoppen',
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  steer: 'Anweisung',
  message: 'Nachricht',
}

const DONE: Readonly<Record<CommandKind, string>> = {
  cancel: 'Gestoppt',
  pause: 'Pausiert',
  resume: 'Fortgesetzt',
  steer: 'Anweisung angenommen',
  message: 'Zugestellt',
}

const OUTCOMES: Readonly<Record<'cancel' | 'steer', string>> = { cancel: 'gestoppt', steer: 'Anweisung angenommen' }

const PHASES: Readonly<Record<Exclude<CommandPhase, 'done' | 'refused' | 'unanswered'>, string>> = {
  requested: 'angefordert\u00a0…',
  acknowledged: 'bestätigt\u00a0…',
  expired: 'abgelaufen, bevor eine Antwort kam',
}

/** German for what people tell agents. */
export const GERMAN_CONTROLS: ControlStrings = {
  controlsOf: (target) => (target === undefined ? 'Steuerung aller Agenten' : `Steuerung von ${withinLtr(target)}`),
  stop: 'Stoppen',
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  steer: 'Neue Anweisung',
  steerPlaceholder: 'Was soll anders gemacht werden?',
  steerSend: 'Anweisung senden',
  controlReason: {
    'not-a-person': 'Sie sehen nur zu.',
    'agent-unknown': 'Der Agent ist nicht auf dem Board.',
    'task-unknown': 'Die Aufgabe ist nicht auf dem Board.',
    'task-ended': 'Bereits beendet.',
    'nothing-running': 'Es läuft nichts.',
    'already-paused': 'Bereits pausiert.',
    'not-paused': 'Nicht pausiert.',
    'agent-offline': 'Der Agent ist offline und erhält es, sobald er zurück ist.',
  },
  // A length of time would stand in the dative after „seit“, which the locale does not write.
  commandState: ({ kind, phase, reason, sinceMs }, formats) => {
    if (phase === 'done') return DONE[kind]
    if (phase === 'refused') return `${NAMES[kind]}: abgelehnt.${reason ? ` ${withinLtr(reason)}` : ''}`
    if (phase === 'unanswered') return `${NAMES[kind]}: noch keine Antwort (${formats.duration(sinceMs)})`
    return `${NAMES[kind]}: ${PHASES[phase]}`
  },

  bargeEffect: 'Agenten bei der Arbeit',
  bargeMode: { none: 'Weitermachen', steer: 'Umlenken', cancel: 'Stoppen' },
  bargePlan: ({ mode, titles }, formats) => {
    if (mode === 'none' || titles.length === 0) return 'Nichts wird gestoppt: Die Arbeit geht weiter.'
    const named = titles.length > 3 ? formats.plural(titles.length, { one: '# Aufgabe', other: '# Aufgaben' }) : formats.list(titles.map(withinLtr))
    return asSentence(mode === 'cancel' ? `Beim Senden wird gestoppt: ${named}` : `Beim Senden geht das als neue Anweisung an: ${named}`)
  },
  bargeTasks: 'Welche Aufgaben',
  bargeOutcome: 'Ergebnis',
  bargeTaskOutcome: ({ title, kind, state, reason }) => {
    if (state === 'done') return `${withinLtr(title)}: ${OUTCOMES[kind]}`
    if (state === 'refused') return `${withinLtr(title)}: abgelehnt.${reason ? ` ${withinLtr(reason)}` : ''}`
    return `${withinLtr(title)}: ${state === 'unanswered' ? 'noch keine Antwort' : PHASES[state]}`
  },
}
