import type { Answer, InterruptOption } from '@callboard/session/interrupts'
import type { Formats } from '../formats.ts'
import type { InterruptOutcome, InterruptStrings } from '../interrupt-strings.ts'
import { inSentences } from '../sentence.ts'

function answerGiven(answer: Answer, options: readonly InterruptOption[], formats: Formats): string {
  const labels = (answer.options ?? []).map((id) => options.find((option) => option.id === id)?.label ?? id)
  const chosen = labels.length > 0 ? formats.list(labels) : undefined
  const reason = answer.reason ? `: ${answer.reason}` : ''
  const words = answer.text === undefined ? '' : `: ${answer.text}`
  switch (answer.type) {
    case 'accept': return (chosen ?? 'Genehmigt') + reason
    case 'reject': return `Abgelehnt${reason}`
    case 'choose': return chosen ?? 'Nichts'
    case 'submit': return `Formular ausgefüllt${reason}`
    case 'respond': return `Geantwortet${words}`
    case 'edit': return `Bearbeitet${reason}`
    case 'ignore': return `Übergangen${reason}`
    default: return answer.type
  }
}

function interruptOutcome(outcome: InterruptOutcome, formats: Formats): string {
  const { phase, agent, answer, reason, at, isByGrant, isSelf } = outcome
  const time = at === undefined ? '' : `, ${formats.clock(at)}`
  const why = reason ? ` ${reason}` : ''
  const who = outcome.by ?? 'Jemand anderes'
  const answered = isSelf ? 'Sie haben geantwortet' : `${who} hat geantwortet`
  switch (phase) {
    case 'open': return ''
    case 'sending': return `Gesendet. Warten, dass ${agent} es annimmt.`
    case 'refused': return `${agent} hat Ihre Antwort nicht angenommen.${why}`
    case 'lost': return `${isSelf ? 'Sie haben' : `${who} hat`} zuerst geantwortet${time}. ${answer ?? ''}`.trim()
    case 'unattended': return `${agent} ist weg und findet Ihre Antwort bei der Rückkehr.`
    case 'expired': return 'Die Zeit für eine Antwort ist um.'
    case 'answered':
      if (isByGrant) return `Durch eine früher erteilte Erlaubnis beantwortet${time}. ${answer ?? ''}`.trim()
      return outcome.by === undefined && !isSelf
        ? `Niemand hat rechtzeitig geantwortet${time}. ${answer ?? ''}`.trim()
        : `${answered}${time}. ${answer ?? ''}`.trim()
    case 'ignored':
      if (isSelf) return `Sie haben es beiseitegelegt${time}.`
      return outcome.by === undefined ? `Übergangen${time}.` : `${who} hat es beiseitegelegt${time}.`
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
  switch (keyword) {
    case 'required': return 'Bitte ausfüllen.'
    case 'type': return limit === 'integer' ? 'Geben Sie eine ganze Zahl ein.' : limit === 'number' ? 'Geben Sie eine Zahl ein.' : 'Bitte ausfüllen.'
    case 'minLength': return amount === 1 ? 'Bitte ausfüllen.' : `Mindestens ${number} Zeichen.`
    case 'maxLength': return `Höchstens ${number} Zeichen.`
    case 'minimum': return `Geben Sie ${number} oder mehr ein.`
    case 'maximum': return `Geben Sie ${number} oder weniger ein.`
    case 'exclusiveMinimum': return `Geben Sie mehr als ${number} ein.`
    case 'exclusiveMaximum': return `Geben Sie weniger als ${number} ein.`
    case 'multipleOf': return `Geben Sie ein Vielfaches von ${number} ein.`
    case 'minItems': return `Fügen Sie mindestens ${number} hinzu.`
    case 'maxItems': return `Behalten Sie höchstens ${number}.`
    case 'uniqueItems': return 'Jedes darf nur einmal vorkommen.'
    case 'enum': return 'Wählen Sie eines der angebotenen.'
    case 'const': return limit === true ? 'Das muss angekreuzt sein.' : 'Das muss so sein wie vorgegeben.'
    case 'pattern': return 'Das hat nicht die verlangte Form.'
    case 'format': return `Geben Sie ${FORMATS[String(limit)] ?? `einen Wert der Form ${String(limit)} ein`}.`
    default: return undefined
  }
}

const WITHDRAWN: Readonly<Record<string, string>> = {
  'agent-restarted': ' Er wurde neu gestartet.',
  'task-ended': ' Die Aufgabe ist beendet.',
  'task-cancelled': ' Die Aufgabe wurde abgebrochen.',
}

/** German for what agents ask of people. */
export const GERMAN_INTERRUPTS: InterruptStrings = {
  interruptKind: {
    approval: 'Bittet um Genehmigung',
    choice: 'Bittet um eine Wahl',
    form: 'Bittet um Angaben',
    text: 'Hat eine Frage',
    edit: 'Bittet, einen Entwurf durchzusehen',
  },
  interruptInvalid: 'Frage nicht lesbar',
  detailsLoading: 'Einzelheiten werden geladen …',
  detailsFailed: 'Die Einzelheiten ließen sich nicht laden, deshalb kann hier nicht geantwortet werden.',
  toolCall: (name) => `Aufruf von ${name}`,
  onBehalfOf: (name) => `für ${name}`,
  timeLeft: (milliseconds, formats) => `noch ${formats.duration(milliseconds)}`,
  timeIsUp: 'Die Zeit ist um',
  answering: (names, formats) =>
    formats.plural(names.length, { one: `${formats.list(names)} antwortet gerade`, other: `${formats.list(names)} antworten gerade` }),

  approve: 'Genehmigen',
  reject: 'Ablehnen',
  scopeAlways: 'Fragt nicht wieder',
  reasonLabel: 'Begründung',
  addReason: 'Begründen',
  choose: 'Wählen',
  chooseUpTo: (max, formats) => `Bis zu ${formats.number(max)} wählen`,
  respond: 'Antwort senden',
  respondInstead: 'Stattdessen antworten',
  answerLabel: 'Ihre Antwort',
  answerPlaceholder: 'Antwort schreiben',
  ignore: 'Übergehen',
  snooze: 'Später',
  submitForm: 'Senden',
  editDraft: 'Entwurf',
  editInput: 'Eingabe ändern',
  sendAsIs: 'So senden, wie es ist',
  sendEdited: 'Änderungen senden',
  acceptDraft: 'So annehmen, wie es ist',
  resetDraft: 'Änderungen verwerfen',
  changes: 'Änderungen',
  noChanges: 'Noch nichts geändert',
  removedText: 'Entfernt:',
  addedText: 'Hinzugefügt:',
  close: 'Schließen',

  required: 'erforderlich',
  optional: 'freiwillig',
  nothingChosen: 'Wählen Sie erst etwas.',
  nothingWritten: 'Schreiben Sie erst etwas.',
  tooManyChosen: (max, formats) => `Wählen Sie höchstens ${formats.number(max)}.`,
  schemaNotRun: 'Das Formular zu dieser Frage wird nicht gezeigt, weil seine Beschreibung nicht gefahrlos auszuführen ist.',
  schemaShow: 'Warum nicht',
  formLoading: 'Das Formular wird vorbereitet …',
  fieldsToMend: (count, formats) =>
    formats.plural(count, { one: 'Nicht gesendet: # Feld braucht noch einen Blick.', other: 'Nicht gesendet: # Felder brauchen noch einen Blick.' }),
  notJson: 'Das ist kein JSON.',
  addItem: (title) => `Zu ${title} hinzufügen`,
  removeItem: (position, formats) => `Eintrag ${formats.number(position)} entfernen`,
  moveItem: (position, to, formats) => `Eintrag ${formats.number(position)} nach ${to === 'up' ? 'oben' : 'unten'}`,
  chooseOption: 'Wählen …',
  yes: 'Ja',
  no: 'Nein',
  formOption: (position, formats) => `Variante ${formats.number(position)}`,
  fieldUnsupported: 'Dieser Teil des Formulars lässt sich hier nicht zeigen.',
  fieldProblem,

  answerGiven,
  interruptOutcome,
  notYours: 'Jemand anderes wurde gefragt, deshalb können Sie nicht antworten.',
  onlyWatching: 'Sie sehen nur zu und können nicht antworten.',

  inbox: 'Fragen an Sie',
  inboxSummary: (open, formats) => formats.plural(open, { one: '# offen', other: '# offen' }),
  inboxEmpty: 'Nichts wartet auf Sie',
  inboxEmptyHint: 'Braucht ein Agent eine Entscheidung, dann fragt er hier.',
  order: 'Reihenfolge',
  orderOldest: 'Älteste zuerst',
  orderUrgent: 'Dringendste zuerst',
  selectQuestion: (title) => `Auswählen: ${title}`,
  selectAll: 'Alle Genehmigungen auswählen',
  approveSelected: (count, formats) => (count === 0 ? 'Genehmigen' : `${formats.number(count)} genehmigen`),
  rejectSelected: (count, formats) => (count === 0 ? 'Ablehnen' : `${formats.number(count)} ablehnen`),
  clearDecided: 'Entschiedene entfernen',
  questionsAsked: (questions, formats) =>
    questions.length > 2
      ? formats.plural(questions.length, { one: '# neue Frage', other: '# neue Fragen' })
      : inSentences(questions.map(({ agent, title }) => `${agent} fragt: ${title}`)),
  inboxHint: 'Bild auf und Bild ab gehen von Frage zu Frage, die Eingabetaste geht hinein, Escape wieder heraus.',

  grants: 'Ohne Nachfrage erlaubt',
  grantsEmpty: 'Agenten fragen jedes Mal',
  grantsEmptyHint: 'Was Sie für immer genehmigen, steht hier, bis Sie es widerrufen.',
  grantFrom: (title) => `Seit „${title}“`,
  grantedBy: ({ by, isSelf }) => (isSelf ? 'Von Ihnen erlaubt' : `Von ${by} erlaubt`),
  revoke: 'Widerrufen',
  revoking: 'Wird widerrufen …',
  revokeGrant: (covers, agent, isRevoking) => `${isRevoking ? 'Wird widerrufen …' : 'Widerrufen'} ${covers}, ${agent}`,
  revokeRefused: (agent, reason) => `${agent} hat es nicht zurückgenommen. ${reason ?? ''}`.trim(),
}
