import type { ActivityEntry, CommandActivity, ValueActivity } from '@callboard/session/activity'
import type { ActivityStrings } from '../activity-strings.ts'

type Commands = Readonly<Record<CommandActivity['command'], string>>

const GIVEN: Commands = {
  message: '{actor} an {agents}: Nachricht',
  cancel: '{actor} an {agents}: aufhören',
  pause: '{actor} an {agents}: anhalten',
  resume: '{actor} an {agents}: fortfahren',
  steer: '{actor} an {agents}: neue Anweisungen',
}

const OBEYED: Commands = {
  message: '{actor}: Nachricht angenommen',
  cancel: '{actor}: wie verlangt aufgehört',
  pause: '{actor}: wie verlangt angehalten',
  resume: '{actor}: wie verlangt fortgefahren',
  steer: '{actor}: neue Anweisungen übernommen',
}

const REFUSED: Commands = {
  message: '{actor}: Nachricht abgelehnt',
  cancel: '{actor}: Aufhören abgelehnt',
  pause: '{actor}: Anhalten abgelehnt',
  resume: '{actor}: Fortfahren abgelehnt',
  steer: '{actor}: neue Anweisungen abgelehnt',
}

function valueLine({ before, after }: ValueActivity): string {
  if (after === undefined) return '{actor}: {subject} entfernt'
  return before === undefined ? '{actor}: {subject} hinzugefügt' : '{actor}: {subject} geändert'
}

function commandLine({ state, command, actor }: CommandActivity): string {
  if (state === 'expired' || actor === undefined) return 'Keine Antwort zur rechten Zeit: {agents}'
  return (state === 'refused' ? REFUSED : OBEYED)[command]
}

// With a colon the sentence holds for names and for „Sie“ alike.
function activityLine(entry: ActivityEntry, byYou: boolean): string {
  switch (entry.kind) {
    case 'agent-joined': return '{actor} ist gekommen'
    case 'agent-left': return '{actor} ist gegangen'
    case 'agent-lost': return '{actor} hat die Verbindung verloren'
    case 'agent-returned': return '{actor} ist zurück'
    case 'agent-stalled': return '{actor} meldet sich nicht mehr'
    case 'agent-recovered': return '{actor} meldet sich wieder'
    case 'agent-failed': return '{actor} ist gescheitert'
    case 'task-started': return '{actor} hat {subject} begonnen'
    case 'task-ended':
      return entry.status === 'failed' ? '{actor} ist an {subject} gescheitert' : entry.status === 'cancelled' ? '{actor} hat {subject} abgebrochen' : '{actor} hat {subject} beendet'
    case 'milestone-reached': return '{actor} hat {subject} erreicht'
    case 'question-asked': return '{actor} fragt: {subject}'
    case 'question-ended':
      return { open: '{actor} fragt: {subject}', answered: byYou ? 'Von Ihnen beantwortet: {subject}' : 'Beantwortet von {actor}: {subject}', ignored: byYou ? 'Von Ihnen übergangen: {subject}' : 'Übergangen von {actor}: {subject}', expired: 'Ohne Antwort für {actor}: {subject}', withdrawn: 'Zurückgezogen von {actor}: {subject}' }[entry.state]
    case 'command-given': return GIVEN[entry.command]
    case 'command-ended': return commandLine(entry)
    case 'selection-changed':
    case 'config-changed': return valueLine(entry)
  }
}

/** German for who did what when. */
export const GERMAN_ACTIVITY: ActivityStrings = {
  activity: 'Geschehen',
  noActivity: 'Noch ist nichts geschehen',
  noActivityHint: 'Was Agenten und Menschen tun, erscheint hier, sobald es geschieht.',
  somebody: 'Jemand',
  you: 'Sie',
  activityLine,
  activityWithin: (title) => `bei ${title}`,
  topics: { agents: 'Agenten', tasks: 'Aufgaben', questions: 'Fragen', commands: 'Anweisungen', selections: 'Auswahl', config: 'Einstellungen' },
  chooseTopics: 'Was gezeigt wird',
  newActivity: (count, { plural }) => plural(count, { one: '# neuer Eintrag', other: '# neue Einträge' }),

  valueBefore: 'vorher:',
  valueAfter: 'jetzt:',
  noValue: 'nichts',
  moreFields: (count, { plural }) => plural(count, { one: 'und # weiteres Feld', other: 'und # weitere Felder' }),
  valueChanged: ({ before }, byYou) => `${before === undefined ? 'Hinzugefügt' : 'Geändert'} von ${byYou ? 'Ihnen' : '{actor}'} {ago}`,
  undoChange: 'Rückgängig',
  undoChangeOf: (title) => `Änderung von ${title} rückgängig machen`,
  changeUndone: 'Rückgängig gemacht',
  changeStands: 'Seither hat es jemand geändert, und das bleibt',
  undoRefused: (reason) => `Lässt sich nicht rückgängig machen: ${reason}`,

  timeline: 'Zeitachse',
  noTimeline: 'Noch nichts zu zeigen',
  noTimelineHint: 'Jeder Agent hat hier eine Bahn, sobald er da ist.',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  showAll: 'Alles zeigen',
  earlier: 'Früher',
  later: 'Später',
  live: 'Jetzt',
  asLanes: 'Bahnen',
  asTable: 'Tabelle',
  timelineHelp: 'Die Pfeiltasten nach links und rechts gehen durch die Zeit, Plus und Minus ändern die Größe, Pos1 geht zum Anfang und Ende zu jetzt. In der Tabelle steht dasselbe als Text.',
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
  state: 'Zustand',
  began: 'Beginn',
  lasted: 'Dauer',
  goesOn: 'dauert an',
  olderLeftOut: (count, { plural }) => plural(count, { one: '# ältere Zeile ist weggelassen', other: '# ältere Zeilen sind weggelassen' }),
}

const STATUSES: Readonly<Record<Parameters<ActivityStrings['spanStatus']>[0], string>> = {
  queued: 'Steht an',
  running: 'Läuft',
  waiting: 'Wartet',
  paused: 'Angehalten',
  done: 'Fertig',
  failed: 'Gescheitert',
  cancelled: 'Abgebrochen',
  orphaned: 'Zurückgelassen',
  stalled: 'Still',
  offline: 'Abwesend',
  idle: 'Untätig',
  working: 'Arbeitet',
}
