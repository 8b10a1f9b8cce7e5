import type { Rejection } from '@callboard/react'
import type { ConnectionState, Survival } from '@callboard/session'
import type { ConnectionStrings } from '../connection-strings.ts'
import { withoutPrefix } from '../without-prefix.ts'

function connectionDetail(state: ConnectionState): string | undefined {
  if (state.status === 'closed') return state.error === undefined ? undefined : withoutPrefix(state.error.message)
  return state.everSynced
    ? 'Was Sie sehen, kann veraltet sein. Ihre Änderungen bleiben hier und werden gesendet, sobald die Verbindung wieder da ist.'
    : undefined
}

const SURVIVES: Readonly<Record<Survival, string>> = {
  nothing: 'Der Server hat Ihre Änderungen. Ob er sie behält, sagt er nicht.',
  'client-crash': 'Ihre Änderungen bleiben, solange der Server läuft: Sie überstehen diese Seite, aber keinen Neustart des Servers.',
  'relay-crash': 'Ihre Änderungen sind gespeichert: Sie überstehen diese Seite und einen Neustart des Servers.',
  'power-loss': 'Ihre Änderungen sind sicher gespeichert: Sie überstehen diese Seite, einen Neustart des Servers und einen Stromausfall.',
}

function rejectedDetail(rejected: readonly Rejection[]): string | undefined {
  const { code, path } = rejected.at(-1) ?? {}
  if (code === 'document-replaced') return 'Der Server hat diese Tafel neu begonnen. Sie sehen, was er jetzt hat.'
  if (code !== 'write-refused') return 'Änderungen dieser Seite passten nicht zur Tafel. Sie sehen, was der Server hat.'
  const where = path === undefined ? 'hier' : `in ${path}`
  return `Sie dürfen ${where} nichts schreiben. Sie sehen, was der Server hat; bitte holen Sie nach, was fehlt.`
}

/** German for the connection and what is saved. */
export const GERMAN_CONNECTION: ConnectionStrings = {
  connectionTitle: (state) =>
    state.status === 'closed'
      ? state.error === undefined ? 'Getrennt' : 'Die Verbindung wurde abgelehnt'
      : state.status === 'connecting' ? 'Verbindung wird aufgebaut …' : 'Verbindung verloren, wird wiederhergestellt …',
  connectionDetail,
  backOnline: 'Wieder verbunden',
  rejectedTitle: (rejected) =>
    rejected.length === 1 ? 'Eine Änderung wurde nicht angenommen' : `${rejected.length} Änderungen wurden nicht angenommen`,
  rejectedDetail,
  saveState: { saved: 'Gespeichert', saving: 'Wird gespeichert …', offline: 'Offline', unknown: 'Verbunden' },
  savedMeans: (survives) => SURVIVES[survives],
  retryIn: (milliseconds, formats) => `Nächster Versuch in ${formats.duration(milliseconds)}`,
  dismiss: 'Schließen',
}
