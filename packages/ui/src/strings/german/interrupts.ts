import type { Answer, InterruptOption } from '@callboard/session/interrupts'
import type { Formats } from '../formats.ts'
import type { InterruptOutcome, InterruptStrings } from '../interrupt-strings.ts'
import { withinLtr } from '../isolate.ts'
import { inSentences } from '../sentence.ts'

function answerGiven(answer: Answer, options: readonly InterruptOption[], formats: Formats): string {
  const labels = (answer.options ?? []).map((id) => withinLtr(options.find((option) => option.id === id)?.label ?? id))
  const chosen = labels.length > 0 ? formats.list(labels) : undefined
  const reason = answer.reason ? `: ${withinLtr(answer.reason)}` : ''
  const words = answer.text === undefined ? '' : `: ${withinLtr(answer.text)}`
  switch (answer.type) {
    case 'accept': return (chosen ?? 'Genehmigt') + reason
    case 'reject': return `Abgelehnt${reason}`
    case 'choose': return chosen ?? 'Nichts'
    case 'submit': return `Formular ausgefüllt${reason}`
    case 'respond': return `Geantwortet${words}`
    case 'edit': return `Bearbeitet${reason}`
    case 'ignore': return `Ignoriert${reason}`
    default: return answer.type
  }
}

function interruptOutcome(outcome: InterruptOutcome, formats: Formats): string {
  const { phase, answer, reason, at, isByGrant, isSelf } = outcome
  const agent = withinLtr(outcome.agent)
  const time = at === undefined ? '' : `, ${formats.clock(at)}`
  const why = reason ? ` ${withinLtr(reason)}` : ''
  const who = withinLtr(outcome.by ?? 'Jemand anderes')
  const answered = isSelf ? 'Sie haben geantwortet' : `${who} hat geantwortet`
  switch (phase) {
    case 'open': return ''
    case 'sending': return `Gesendet. ${agent} muss die Antwort noch annehmen.`
    case 'refused': return `${agent} hat Ihre Antwort nicht angenommen.${why}`
    case 'lost': return `${isSelf ? 'Sie haben' : `${who} hat`} zuerst geantwortet${time}. ${answer ?? ''}`.trim()
    case 'unattended': return `${agent} ist offline und erhält Ihre Antwort nach der Rückkehr.`
    case 'expired': return 'Die Zeit für eine Antwort ist abgelaufen.'
    case 'answered':
      if (isByGrant) return `Durch eine früher erteilte Erlaubnis beantwortet${time}. ${answer ?? ''}`.trim()
      return outcome.by === undefined && !isSelf
        ? `Niemand hat rechtzeitig geantwortet${time}. ${answer ?? ''}`.trim()
        : `${answered}${time}. ${answer ?? ''}`.trim()
    case 'ignored':
      if (isSelf) return `Von Ihnen ignoriert${time}.`
      return outcome.by === undefined ? `Ignoriert${time}.` : `Von ${who} ignoriert${time}.`
    case 'withdrawn': return `${agent} braucht keine Antwort mehr.${WITHDRAWN[reason ?? ''] ?? why}`
    case 'dismissed': return 'Geschlossen.'
    case 'invalid': return 'Diese Frage ist nicht lesbar.'
    default: return ''
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'eine E-Mail-Adresse ein, etwa name@example.org',
  uri: 'eine Webadresse ein, mit https:// davor',
  date: 'ein Datum ein',
  time: 'eine Uhrzeit ein',
  'date-time': 'Datum und Uhrzeit ein',
}

function fieldProblem(keyword: string, limit: unknown, formats: Formats): string | undefined {
  const amount = typeof limit === 'number' ? limit : 0
  const number = formats.number(amount)
  const entries = formats.plural(amount, { one: '# Eintrag', other: '# Einträge' })
  switch (keyword) {
    case 'required': return 'Bitte ausfüllen.'
    case 'type': return limit === 'integer' ? 'Geben Sie eine ganze Zahl ein.' : limit === 'number' ? 'Geben Sie eine Zahl ein.' : 'Bitte ausfüllen.'
    case 'minLength': return amount === 1 ? 'Bitte ausfüllen.' : `Geben Sie mindestens ${number} Zeichen ein.`
    case 'maxLength': return `Geben Sie höchstens ${number} Zeichen ein.`
    case 'minimum': return `Geben Sie mindestens ${number} ein.`
    case 'maximum': return `Geben Sie höchstens ${number} ein.`
    case 'exclusiveMinimum': return `Geben Sie mehr als ${number} ein.`
    case 'exclusiveMaximum': return `Geben Sie weniger als ${number} ein.`
    case 'multipleOf': return `Geben Sie ein Vielfaches von ${number} ein.`
    case 'minItems': return `Fügen Sie mindestens ${entries} hinzu.`
    case 'maxItems': return `Behalten Sie höchstens ${entries}.`
    case 'uniqueItems': return 'Jeder Eintrag darf nur einmal vorkommen.'
    case 'enum': return 'Wählen Sie eine der angebotenen Möglichkeiten.'
    case 'const': return limit === true ? 'Setzen Sie hier ein Häkchen.' : 'Lassen Sie das, wie es vorgegeben ist.'
    case 'pattern': return 'Die Eingabe hat nicht die verlangte Form.'
    case 'format': return `Geben Sie ${FORMATS[String(limit)] ?? `einen Wert der Form ${withinLtr(String(limit))} ein`}.`
    default: return undefined
  }
}

const WITHDRAWN: Readonly<Record<string, string>> = {
  'agent-restarted': ' Der Agent wurde neu gestartet.',
  'task-done': ' Die Aufgabe ist abgeschlossen.',
  'task-failed': ' Die Aufgabe ist fehlgeschlagen.',
  'task-cancelled': ' Die Aufgabe wurde abgebrochen.',
}

/** German for what agents ask of people. */
export const GERMAN_INTERRUPTS: InterruptStrings = {
  interruptKind: {
    approval: 'Bittet um Genehmigung',
    choice: 'Bittet um eine Auswahl',
    form: 'Bittet um Angaben',
    text: 'Hat eine Frage',
    edit: 'Bittet um Prüfung eines Entwurfs',
  },
  interruptInvalid: 'Frage nicht lesbar',
  detailsLoading: 'Details werden geladen\u00a0…',
  detailsFailed: 'Die Details ließen sich nicht laden, deshalb kann hier nicht geantwortet werden.',
  toolCall: (name) => `Aufruf von ${withinLtr(name)}`,
  onBehalfOf: (name) => `für ${withinLtr(name)}`,
  answerTimeLeft: (milliseconds, formats) => `noch ${formats.duration(milliseconds)}`,
  timeIsUp: 'Zeit abgelaufen',
  answering: (names, formats) =>
    formats.plural(names.length, {
      one: `${formats.list(names.map(withinLtr))} antwortet gerade`,
      other: `${formats.list(names.map(withinLtr))} antworten gerade`,
    }),

  approve: 'Genehmigen',
  reject: 'Ablehnen',
  scopeAlways: 'Fragt nicht noch einmal',
  reasonLabel: 'Begründung',
  addReason: 'Begründen',
  choose: 'Auswählen',
  chooseUpTo: (max, formats) => `Bis zu ${formats.number(max)} auswählen`,
  respond: 'Antwort senden',
  respondInstead: 'Stattdessen antworten',
  answerLabel: 'Ihre Antwort',
  answerPlaceholder: 'Antwort schreiben',
  ignore: 'Ignorieren',
  snooze: 'Später',
  submitForm: 'Senden',
  editDraft: 'Entwurf',
  editInput: 'Eingabe ändern',
  sendAsIs: 'Unverändert senden',
  sendEdited: 'Änderungen senden',
  acceptDraft: 'Unverändert annehmen',
  resetDraft: 'Änderungen verwerfen',
  changes: 'Änderungen',
  noChanges: 'Noch nichts geändert',
  removedText: 'Entfernt:',
  addedText: 'Hinzugefügt:',
  close: 'Schließen',

  required: 'erforderlich',
  optional: 'optional',
  nothingChosen: 'Wählen Sie zuerst etwas aus.',
  nothingWritten: 'Schreiben Sie zuerst etwas.',
  tooManyChosen: (max, formats) => `Wählen Sie höchstens ${formats.number(max)} aus.`,
  schemaNotRun: 'Das Formular zu dieser Frage wird nicht angezeigt, weil es unsicher wäre, seine Beschreibung auszuführen.',
  schemaShow: 'Warum nicht',
  formLoading: 'Formular wird vorbereitet\u00a0…',
  fieldsToMend: (count, formats) =>
    formats.plural(count, { one: 'Nicht gesendet: # Feld muss korrigiert werden.', other: 'Nicht gesendet: # Felder müssen korrigiert werden.' }),
  notJson: 'Das ist kein gültiges JSON.',
  addItem: (title) => `Hinzufügen: ${withinLtr(title)}`,
  removeItem: (position, formats) => `Eintrag ${formats.number(position)} entfernen`,
  moveItem: (position, to, formats) => `Eintrag ${formats.number(position)} nach ${to === 'up' ? 'oben' : 'unten'} verschieben`,
  chooseOption: 'Auswählen\u00a0…',
  yes: 'Ja',
  no: 'Nein',
  formOption: (position, formats) => `Variante ${formats.number(position)}`,
  fieldUnsupported: 'Dieser Teil des Formulars lässt sich hier nicht anzeigen.',
  fieldProblem,

  answerGiven,
  interruptOutcome,
  notYours: 'Jemand anderes wurde gefragt, deshalb können Sie nicht antworten.',
  onlyWatching: 'Sie sehen nur zu und können deshalb nicht antworten.',

  inbox: 'Fragen an Sie',
  inboxSummary: (open, formats) => formats.plural(open, { one: '# offen', other: '# offen' }),
  inboxEmpty: 'Nichts wartet auf Sie',
  inboxEmptyHint: 'Wenn ein Agent eine Entscheidung braucht, fragt er hier.',
  order: 'Reihenfolge',
  orderOldest: 'Älteste zuerst',
  orderUrgent: 'Dringendste zuerst',
  selectQuestion: (title) => `Auswählen: ${withinLtr(title)}`,
  selectAll: 'Alle Genehmigungen auswählen',
  approveSelected: (count, formats) => (count === 0 ? 'Genehmigen' : `${formats.number(count)} genehmigen`),
  rejectSelected: (count, formats) => (count === 0 ? 'Ablehnen' : `${formats.number(count)} ablehnen`),
  clearDecided: 'Entschiedene entfernen',
  questionsAsked: (questions, formats) =>
    questions.length > 2
      ? formats.plural(questions.length, { one: '# neue Frage', other: '# neue Fragen' })
      : inSentences(questions.map(({ agent, title }) => `${withinLtr(agent)} fragt: ${withinLtr(title)}`)),

  grants: 'Ohne Nachfrage erlaubt',
  grantsEmpty: 'Agenten fragen jedes Mal',
  grantsEmptyHint: 'Was Sie dauerhaft genehmigen, steht hier, bis Sie es widerrufen.',
  grantFrom: (title) => `Aus „${withinLtr(title)}“`,
  grantedBy: ({ by, isSelf }) => (isSelf ? 'Von Ihnen erlaubt' : `Von ${withinLtr(by)} erlaubt`),
  revoke: 'Widerrufen',
  revoking: 'Wird widerrufen\u00a0…',
  revokeGrant: (covers, agent, isRevoking) => `${isRevoking ? 'Wird widerrufen\u00a0…' : 'Widerrufen'} ${withinLtr(covers)}, ${withinLtr(agent)}`,
  revokeRefused: (agent, reason) => `${withinLtr(agent)} hat es nicht zurückgenommen. ${withinLtr(reason ?? '')}`.trim(),
}
