import { CallboardError, type ErrorCode } from '@callboard/session'
import { withinLtr } from '../isolate.ts'
import { withoutPrefix } from '../without-prefix.ts'

/** What each problem means to the person who meets it, and what can be done. */
const PROBLEMS: Readonly<Record<ErrorCode, string>> = {
  'session-name-invalid': 'Der Name der Sitzung ist ungültig.',
  'frame-malformed': 'Die Verbindung hat etwas übertragen, das nicht lesbar ist.',
  'frame-too-large': 'Es wurde mehr auf einmal gesendet, als der Server annimmt.',
  'frame-type-unknown': 'Die Verbindung hat etwas übertragen, das der Server nicht kennt.',
  'hello-invalid': 'Der Server konnte diese Seite nicht erkennen. Laden Sie sie neu.',
  'agent-fenced': 'Ein anderer Prozess hat für diesen Agenten übernommen.',
  'record-invalid': 'Der Eintrag hat nicht die erwartete Form und wurde nicht gespeichert.',
  'record-too-large': 'Der Eintrag ist zu groß und wurde nicht gespeichert.',
  'value-invalid': 'Der Wert ist nicht zulässig und wurde nicht gespeichert.',
  'value-not-json': 'Der Wert lässt sich nicht speichern.',
  'document-invalid': 'Eine Änderung passt nicht zum Board und wurde nicht übernommen.',
  'schema-too-new': 'Das Board stammt aus einer neueren Version. Laden Sie die Seite neu.',
  'not-permitted': 'Das ist Ihnen hier oder im Moment nicht erlaubt.',
  'document-replaced': 'Der Server hat dieses Board neu angelegt. Sie sehen, was er jetzt hat.',
  'not-synced': 'Das Board ist noch nicht geladen. Versuchen Sie es gleich noch einmal.',
  'session-closed': 'Die Sitzung ist geschlossen. Laden Sie die Seite neu.',
  'task-ended': 'Die Aufgabe ist bereits beendet.',
  'task-cancelled': 'Die Aufgabe wurde abgebrochen.',
  'provider-missing': 'Dieser Teil der Seite ist mit keiner Sitzung verbunden.',
  'storage-unavailable': 'Der Server kann im Moment nichts speichern.',
  'port-taken': 'Der Server konnte nicht starten.',
  'option-invalid': 'Diese Seite ist nicht richtig eingerichtet.',
  'not-found': 'Unter dieser Adresse ist nichts zu finden.',
  'connection-refused': 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
  'relay-stopping': 'Der Server wird neu gestartet. Versuchen Sie es gleich noch einmal.',
  'stream-name-invalid': 'Der Name dieser Ausgabe ist ungültig.',
  'stream-not-found': 'Diese Ausgabe gibt es nicht oder nicht mehr.',
  'stream-gone': 'Diese Ausgabe wurde gelöscht.',
  'stream-conflict': 'Diese Ausgabe passt nicht zu der, die es schon gibt.',
  'stream-closed': 'Diese Ausgabe ist abgeschlossen.',
  'stream-full': 'Diese Ausgabe ist länger, als der Server aufbewahrt.',
  'stream-request-invalid': 'Der Server hat die Anfrage nicht verstanden.',
  'append-too-large': 'Es wurde mehr auf einmal gesendet, als der Server annimmt.',
  'stream-failed': 'Der Agent hat vorzeitig aufgehört.',
  'chunk-invalid': 'Diese Version kann einen Teil davon nicht lesen.',
  'producer-fenced': 'Ein anderer Prozess hat für diesen Agenten übernommen.',
  'sequence-gap': 'Ein Teil fehlt. Laden Sie die Seite neu.',
  'offset-invalid': 'Die Stelle, ab der gelesen werden sollte, gibt es nicht. Laden Sie die Seite neu.',
  'token-missing': 'Sie sind nicht angemeldet.',
  'token-invalid': 'Ihre Anmeldung ist nicht gültig. Melden Sie sich neu an.',
  'token-expired': 'Ihre Anmeldung ist abgelaufen. Melden Sie sich neu an.',
  'identity-unavailable': 'Ihre Anmeldung lässt sich im Moment nicht prüfen. Versuchen Sie es gleich noch einmal.',
  'session-forbidden': 'Sie haben keinen Zugang zu dieser Sitzung.',
  'origin-forbidden': 'Der Server nimmt von dieser Seite keine Verbindungen an.',
  'write-refused': 'Sie dürfen hier nichts schreiben.',
  'presence-refused': 'Ihre Anmeldung gehört zu jemand anderem.',
  'document-incomplete': 'Eine Änderung kam unvollständig an und wurde nicht übernommen.',
  'document-full': 'Das Board ist voll. Es lässt sich noch lesen, aber nicht mehr ändern.',
  'rate-limited': 'Das war zu viel in zu kurzer Zeit. Warten Sie einen Moment.',
  'relay-full': 'Der Server hat zu viele Verbindungen. Versuchen Sie es später noch einmal.',
  internal: 'Ein Fehler im Programm.',
}

/** A problem in German: by its code; what an agent said itself, or what has no code, in its own words. */
export function germanProblem(error: Error): string {
  if (!CallboardError.is(error)) return withinLtr(withoutPrefix(error.message))
  const said = error.details?.['errorText']
  return typeof said === 'string' && said !== '' ? `${PROBLEMS[error.code]} ${withinLtr(said)}` : PROBLEMS[error.code]
}
