import type { Rejection } from '@callboard/react'
import type { ConnectionState, Survival } from '@callboard/session'
import type { ConnectionStrings } from '../connection-strings.ts'
import { withinLtr } from '../isolate.ts'
import { withoutPrefix } from '../without-prefix.ts'

function connectionDetail(state: ConnectionState): string | undefined {
  if (state.status === 'closed') return state.error === undefined ? undefined : withoutPrefix(state.error.message)
  return state.everSynced
    ? 'What you see may be old. Your changes are kept here and sent when the connection is back.'
    : undefined
}

const SURVIVES: Readonly<Record<Survival, string>> = {
  nothing: 'The server has your changes. It does not say whether it keeps them.',
  'client-crash': 'Your changes are kept while the server runs: they outlive this page, but not a restart of the server.',
  'relay-crash': 'Your changes are on disk: they outlive this page and a restart of the server.',
  'power-loss': 'Your changes are safely on disk: they outlive this page, a restart of the server and a power cut.',
}

function rejectedDetail(rejected: readonly Rejection[]): string | undefined {
  const { code, path } = rejected.at(-1) ?? {}
  if (code === 'document-replaced') return 'The server has started this board afresh. What you see is what it has now.'
  if (code !== 'write-refused') return 'Changes made on this page could not be merged with the board. What you see is what the server has.'
  const where = path === undefined ? 'there' : `to ${withinLtr(path)}`
  return `You may not write ${where}. What you see is what the server has; please redo what is missing.`
}

/** English for the connection and what is saved. */
export const ENGLISH_CONNECTION: ConnectionStrings = {
  connectionTitle: (state) =>
    state.status === 'closed'
      ? state.error === undefined ? 'Disconnected' : 'The connection was refused'
      : state.status === 'connecting' ? 'Connecting…' : 'Connection lost, reconnecting…',
  connectionDetail,
  backOnline: 'Connected again',
  rejectedTitle: (rejected, { plural }) =>
    plural(rejected.length, { one: 'A change was not accepted', other: '# changes were not accepted' }),
  rejectedDetail,
  saveState: { saved: 'Saved', saving: 'Saving…', offline: 'Offline', unknown: 'Connected' },
  savedMeans: (survives) => SURVIVES[survives],
  retryIn: (milliseconds, formats) => `Next try in ${formats.duration(milliseconds)}`,
  dismiss: 'Dismiss',
}
