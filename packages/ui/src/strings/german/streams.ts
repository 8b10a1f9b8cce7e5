import { withinLtr } from '../isolate.ts'
import { inSentences } from '../sentence.ts'
import type { StreamStrings } from '../stream-strings.ts'
import { germanProblem } from './problems.ts'

/** German for what agents and people say. */
export const GERMAN_STREAMS: StreamStrings = {
  streamStatus: {
    waiting: 'Noch nichts',
    'catching-up': 'Wird nachgeladen\u00a0…',
    streaming: 'Läuft',
    interrupted: 'Unterbrochen.',
    failed: 'Fehlgeschlagen.',
    done: 'Fertig',
  },
  streamBehind: (behind, formats) => formats.plural(behind, { one: '# Schritt im Rückstand', other: '# Schritte im Rückstand' }),
  streamTruncated: 'Was davor kam, wird nicht angezeigt.',
  streamAttempt: (attempt, formats) => `Neu begonnen, Versuch ${formats.number(attempt)}.`,
  problem: germanProblem,
  thinking: 'Denkt nach\u00a0…',
  thought: 'Überlegung',
  toolState: {
    'input-streaming': 'Wird vorbereitet',
    'input-available': 'Läuft',
    'output-available': 'Fertig',
    'output-error': 'Fehlgeschlagen',
    stopped: 'Kein Ergebnis',
  },
  toolInput: 'Eingabe',
  toolOutput: 'Ergebnis',
  sources: 'Quellen',
  file: (mediaType) => `Datei, ${withinLtr(mediaType)}`,
  code: (language) => (language === undefined ? 'Code' : `Code, ${withinLtr(language)}`),
  image: 'Bild',
  checked: 'Erledigt',
  unchecked: 'Zu erledigen',

  conversation: 'Gespräch',
  messages: 'Nachrichten',
  loadingMessages: 'Gespräch wird geöffnet\u00a0…',
  noMessages: 'Noch keine Nachrichten',
  noMessagesHint: 'Was Personen und Agenten einander schreiben, erscheint hier.',
  showEarlier: 'Frühere Nachrichten anzeigen',
  loadingEarlier: 'Frühere Nachrichten werden geladen\u00a0…',
  jumpToNewest: (count, formats) =>
    count === 0 ? 'Zur neuesten Nachricht' : formats.plural(count, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  messageSending: 'Wird gesendet\u00a0…',
  messageFailed: 'Nicht gesendet.',
  retry: 'Erneut versuchen',
  discard: 'Verwerfen',
  inReplyTo: (name) => `Antwort an ${withinLtr(name)}`,
  messagesSaid: (messages, formats) =>
    messages.length > 3
      ? formats.plural(messages.length, { one: '# neue Nachricht', other: '# neue Nachrichten' })
      : inSentences(messages.map(({ name, text }) => `${withinLtr(name)}: ${withinLtr(text)}`)),

  message: 'Nachricht',
  messagePlaceholder: 'Nachricht schreiben',
  send: 'Senden',
  sendHint: 'Eingabetaste sendet, Umschalt+Eingabetaste beginnt eine neue Zeile',
  sendOffline: 'Sie sind offline. Was Sie senden, wird zugestellt, sobald die Verbindung wieder da ist.',
  sendClosed: 'Die Verbindung ist geschlossen, deshalb kann nichts gesendet werden.',
  sendNotAllowed: 'Sie sehen nur zu und können deshalb nichts senden.',
  sendAway: (names, formats) =>
    formats.plural(names.length, {
      one: `${formats.list(names.map(withinLtr))} ist offline und erhält Ihre Nachricht nach der Rückkehr.`,
      other: `${formats.list(names.map(withinLtr))} sind offline und erhalten Ihre Nachricht nach der Rückkehr.`,
    }),
  sendRoom: (left, formats) =>
    left < 0
      ? formats.plural(-left, { one: '# Zeichen zu viel', other: '# Zeichen zu viel' })
      : formats.plural(left, { one: 'Noch # Zeichen möglich', other: 'Noch # Zeichen möglich' }),
}
