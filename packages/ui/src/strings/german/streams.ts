import { inSentences } from '../sentence.ts'
import type { StreamStrings } from '../stream-strings.ts'
import { withoutPrefix } from '../without-prefix.ts'

/** German for what agents and people say. */
export const GERMAN_STREAMS: StreamStrings = {
  streamStatus: {
    waiting: 'Noch nichts',
    'catching-up': 'Wird nachgeholt …',
    streaming: 'Läuft',
    interrupted: 'Unterbrochen.',
    failed: 'Gescheitert.',
    done: 'Fertig',
  },
  streamBehind: (behind, formats) => formats.plural(behind, { one: '# Schritt zurück', other: '# Schritte zurück' }),
  streamTruncated: 'Was davor kam, wird nicht gezeigt.',
  streamAttempt: (attempt, formats) => `Neu begonnen, Versuch ${formats.number(attempt)}.`,
  problem: ({ message }) => withoutPrefix(message),
  thinking: 'Denkt nach …',
  thought: 'Überlegung',
  toolState: {
    'input-streaming': 'Wird vorbereitet',
    'input-available': 'Läuft',
    'output-available': 'Fertig',
    'output-error': 'Gescheitert',
    stopped: 'Kein Ergebnis',
  },
  toolInput: 'Eingabe',
  toolOutput: 'Ergebnis',
  sources: 'Quellen',
  file: (mediaType) => `Datei, ${mediaType}`,
  code: (language) => (language === undefined ? 'Code' : `Code, ${language}`),
  image: 'Bild',
  checked: 'Erledigt',
  unchecked: 'Zu erledigen',

  conversation: 'Gespräch',
  messages: 'Nachrichten',
  loadingMessages: 'Das Gespräch wird geöffnet …',
  noMessages: 'Noch wurde nichts gesagt',
  noMessagesHint: 'Was Menschen und Agenten einander sagen, erscheint hier.',
  showEarlier: 'Frühere Nachrichten zeigen',
  loadingEarlier: 'Frühere Nachrichten werden geladen …',
  jumpToNewest: (count, formats) =>
    count === 0 ? 'Zur neuesten springen' : formats.plural(count, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  messageSending: 'Wird gesendet …',
  messageFailed: 'Nicht gesendet.',
  retry: 'Noch einmal versuchen',
  discard: 'Verwerfen',
  inReplyTo: (name) => `Antwort auf ${name}`,
  messagesSaid: (messages, formats) =>
    messages.length > 3
      ? formats.plural(messages.length, { one: '# neue Nachricht', other: '# neue Nachrichten' })
      : inSentences(messages.map(({ name, text }) => `${name}: ${text}`)),

  message: 'Nachricht',
  messagePlaceholder: 'Nachricht schreiben',
  send: 'Senden',
  sendHint: 'Die Eingabetaste sendet, mit der Umschalttaste beginnt sie eine neue Zeile',
  sendOffline: 'Sie sind offline. Was Sie senden, wird zugestellt, sobald die Verbindung wieder da ist.',
  sendClosed: 'Die Verbindung ist geschlossen, deshalb kann nichts gesendet werden.',
  sendNotAllowed: 'Sie sehen nur zu und können nichts senden.',
  sendAway: (names, formats) =>
    formats.plural(names.length, {
      one: `${formats.list(names)} ist weg und findet Ihre Nachricht bei der Rückkehr.`,
      other: `${formats.list(names)} sind weg und finden Ihre Nachricht bei der Rückkehr.`,
    }),
  sendRoom: (left, formats) =>
    left < 0
      ? formats.plural(-left, { one: '# Zeichen zu viel', other: '# Zeichen zu viel' })
      : formats.plural(left, { one: 'Platz für noch # Zeichen', other: 'Platz für noch # Zeichen' }),
}
