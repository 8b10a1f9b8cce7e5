import type { Rejection } from '@callboard/react'
import type { ConnectionState, Survival } from '@callboard/session'
import type { ConnectionStrings } from '../connection-strings.ts'
import { withinLtr } from '../isolate.ts'
import { germanProblem } from './problems.ts'

function connectionDetail(state: ConnectionState): string | undefined {
  if (state.status === 'closed') return state.error === undefined ? undefined : germanProblem(state.error)
  return state.everSynced
    ? 'Was Sie sehen, kann veraltet sein. Ihre Änderungen bleiben hier erhalten und werden gesendet, sobald die Verbindung wieder da ist.'
    : undefined
}

const SURVIVES: Readonly<Record<Survival, string>> = {
  nothing: 'Der Server hat Ihre Änderungen. Ob er sie behält, teilt er nicht mit.',
  'client-crash': 'Ihre Änderungen bleiben erhalten, solange der Server läuft: Sie überstehen das Schließen dieser Seite, aber keinen Neustart des Servers.',
  'relay-crash': 'Ihre Änderungen sind gespeichert: Sie überstehen das Schließen dieser Seite und einen Neustart des Servers.',
  'power-loss': 'Ihre Änderungen sind sicher gespeichert: Sie überstehen das Schließen dieser Seite, einen Neustart des Servers und einen Stromausfall.',
}

function rejectedDetail(rejected: readonly Rejection[]): string | undefined {
  const { code, path } = rejected.at(-1) ?? {}
  if (code === 'document-replaced') return 'Der Server hat dieses Board neu angelegt. Sie sehen, was er jetzt hat.'
  if (code !== 'write-refused') return 'Änderungen auf dieser Seite ließen sich nicht mit dem Board zusammenführen. Sie sehen, was der Server hat.'
  const where = path === undefined ? 'hier' : `in ${withinLtr(path)}`
  return `Sie dürfen ${where} nichts schreiben. Sie sehen, was der Server hat; bitte holen Sie nach, was fehlt.`
}

/** German for the connection and what is saved. */
export const GERMAN_CONNECTION: ConnectionStrings = {
  connectionTitle: (state) =>
    state.status === 'closed'
      ? state.error === undefined ? 'Getrennt' : 'Die Verbindung wurde abgelehnt'
      : state.status === 'connecting' ? 'Verbindung wird hergestellt\u00a0…' : 'Verbindung verloren, wird wiederhergestellt\u00a0…',
  connectionDetail,
  backOnline: 'Wieder verbunden',
  rejectedTitle: (rejected, { plural }) =>
    plural(rejected.length, { one: 'Eine Änderung wurde nicht angenommen', other: '# Änderungen wurden nicht angenommen' }),
  rejectedDetail,
  saveState: { saved: 'Gespeichert', saving: 'Wird gespeichert\u00a0…', offline: 'Offline', unknown: 'Verbunden' },
  savedMeans: (survives) => SURVIVES[survives],
  retryIn: (milliseconds, formats) => `Nächster Versuch in ${formats.duration(milliseconds)}`,
  dismiss: 'Schließen',
}
