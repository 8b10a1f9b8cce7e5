import type { ActivityEntry, CommandActivity, ValueActivity } from '@callboard/session/activity'
import type { ActivityStrings } from '../activity-strings.ts'
import { withinLtr } from '../isolate.ts'

type QuestionState = 'open' | 'answered' | 'ignored' | 'expired' | 'withdrawn'

type Commands = Readonly<Record<CommandActivity['command'], string>>

// What follows „{actor} hat“ or „Sie haben“.
const GIVEN: Commands = {
  message: '{agents} eine Nachricht geschickt',
  cancel: '{agents} zum Stoppen aufgefordert',
  pause: '{agents} zum Pausieren aufgefordert',
  resume: '{agents} zum Fortsetzen aufgefordert',
  steer: '{agents} neue Anweisungen gegeben',
}

const OBEYED: Commands = {
  message: 'die Nachricht angenommen',
  cancel: 'wie verlangt gestoppt',
  pause: 'wie verlangt pausiert',
  resume: 'die Arbeit wie verlangt fortgesetzt',
  steer: 'die neuen Anweisungen angenommen',
}

const REFUSED: Commands = {
  message: 'die Nachricht abgelehnt',
  cancel: 'das Stoppen abgelehnt',
  pause: 'das Pausieren abgelehnt',
  resume: 'das Fortsetzen abgelehnt',
  steer: 'die neuen Anweisungen abgelehnt',
}

function valueDone({ before, after }: ValueActivity): string {
  if (after === undefined) return '{subject} entfernt'
  return before === undefined ? '{subject} hinzugefügt' : '{subject} geändert'
}

function commandLine({ state, command, actor }: CommandActivity): string {
  if (state === 'expired' || actor === undefined) return 'Nicht rechtzeitig beantwortet von {agents}'
  return `{actor} hat ${(state === 'refused' ? REFUSED : OBEYED)[command]}`
}

function questionLine(state: QuestionState, has: string): string {
  switch (state) {
    case 'open': return '{actor} fragt: {subject}'
    case 'answered': return `${has} beantwortet: {subject}`
    case 'ignored': return `${has} ignoriert: {subject}`
    case 'expired': return 'Niemand hat {actor} rechtzeitig geantwortet: {subject}'
    case 'withdrawn': return `${has} zurückgezogen: {subject}`
  }
}

function activityLine(entry: ActivityEntry, byYou: boolean): string {
  const has = byYou ? '{actor} haben' : '{actor} hat'
  switch (entry.kind) {
    case 'agent-joined': return '{actor} ist der Sitzung beigetreten'
    case 'agent-left': return '{actor} hat die Sitzung verlassen'
    case 'agent-lost': return '{actor} hat die Verbindung verloren'
    case 'agent-returned': return '{actor} ist wieder da'
    case 'agent-stalled': return '{actor} meldet sich nicht mehr'
    case 'agent-recovered': return '{actor} meldet sich wieder'
    case 'agent-failed': return '{actor} ist fehlgeschlagen'
    case 'task-started': return '{actor} hat {subject} begonnen'
    case 'task-ended':
      return entry.status === 'failed' ? '{actor} ist bei {subject} fehlgeschlagen' : entry.status === 'cancelled' ? '{actor} hat {subject} abgebrochen' : '{actor} hat {subject} abgeschlossen'
    case 'milestone-reached': return '{actor} hat {subject} erreicht'
    case 'question-asked': return '{actor} fragt: {subject}'
    case 'question-ended': return questionLine(entry.state, has)
    case 'command-given': return `${has} ${GIVEN[entry.command]}`
    case 'command-ended': return commandLine(entry)
    case 'selection-changed':
    case 'config-changed': return `${has} ${valueDone(entry)}`
  }
}

/** German for who did what when. */
export const GERMAN_ACTIVITY: ActivityStrings = {
  activity: 'Aktivität',
  noActivity: 'Noch keine Aktivität',
  noActivityHint: 'Was Agenten und Personen tun, erscheint hier, sobald es geschieht.',
  somebody: 'Jemand',
  you: 'Sie',
  activityLine,
  activityWithin: (title) => `bei ${withinLtr(title)}`,
  topics: { agents: 'Agenten', tasks: 'Aufgaben', questions: 'Fragen', commands: 'Anweisungen', selections: 'Auswahl', config: 'Einstellungen' },
  chooseTopics: 'Was angezeigt wird',
  newActivity: (count, { plural }) => plural(count, { one: '# neuer Eintrag', other: '# neue Einträge' }),

  valueBefore: 'vorher:',
  valueAfter: 'jetzt:',
  noValue: 'nichts',
  moreFields: (count, { plural }) => plural(count, { one: 'und # weiteres Feld', other: 'und # weitere Felder' }),
  valueChanged: ({ before }, byYou) => `{actor} ${byYou ? 'haben' : 'hat'} das {ago} ${before === undefined ? 'hinzugefügt' : 'geändert'}`,
  undoChange: 'Rückgängig',
  undoChangeOf: (title) => `Rückgängig machen: Änderung von ${withinLtr(title)}`,
  changeStands: 'Jemand hat es inzwischen geändert, deshalb bleibt es, wie es ist',
  undoRefused: (reason) => `Lässt sich nicht rückgängig machen: ${withinLtr(reason)}`,

  timeline: 'Zeitachse',
  noTimeline: 'Noch nichts anzuzeigen',
  noTimelineHint: 'Jeder Agent erhält hier eine Spur, sobald er der Sitzung beitritt.',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  showAllTime: 'Gesamten Zeitraum anzeigen',
  earlier: 'Früher',
  later: 'Später',
  live: 'Live',
  asLanes: 'Spuren',
  asTable: 'Tabelle',
  timelineHelp: 'Mit den Pfeiltasten links und rechts bewegen Sie sich durch die Zeit, mit Plus und Minus zoomen Sie, Pos1 geht zum Anfang und Ende zum jetzigen Zeitpunkt. Die Tabelle zeigt dasselbe als Text.',
  timeRange: (from, to) => `${from} bis ${to}`,
  laneSummary: ({ spans, marks }, { list, plural }) => {
    const tasks = spans.filter(({ kind }) => kind === 'task')
    const running = tasks.filter(({ endedAt }) => endedAt === undefined).length
    return list([
      plural(tasks.length, { one: '# Aufgabe', other: '# Aufgaben' }),
      ...(running > 0 ? [plural(running, { one: '# läuft', other: '# laufen' })] : []),
      ...(marks.length > 0 ? [plural(marks.length, { one: '# Ereignis', other: '# Ereignisse' })] : []),
    ])
  },
  spanStatus: (status) => STATUSES[status],
  who: 'Wer',
  what: 'Was',
  state: 'Status',
  began: 'Beginn',
  lasted: 'Dauer',
  moreLanes: (count, { plural }) => plural(count, { one: '# Spur wird nicht angezeigt', other: '# Spuren werden nicht angezeigt' }),
}

const STATUSES: Readonly<Record<Parameters<ActivityStrings['spanStatus']>[0], string>> = {
  queued: 'Eingereiht',
  running: 'Läuft',
  waiting: 'Wartet',
  paused: 'Pausiert',
  done: 'Fertig',
  failed: 'Fehlgeschlagen',
  cancelled: 'Abgebrochen',
  orphaned: 'Agent offline',
  stalled: 'Stockt',
  offline: 'Offline',
  idle: 'Bereit',
  working: 'Arbeitet',
}
