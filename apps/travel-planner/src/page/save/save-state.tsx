import { useConnection } from '@callboard/react'
import { ENGLISH, useStrings } from '@callboard/ui'
import type { ConnectionState } from '@callboard/session'
import type { ReactElement } from 'react'
import { Icon } from '../layout/icon.tsx'

/** Whether what the person did is safe: stored by the relay, on its way, or kept on this page for now. */
export function SaveState(): ReactElement {
  const connection = useConnection()
  const { strings } = useStrings(ENGLISH)
  const state = saveStateOf(connection)
  return (
    <p className="tp-save" data-state={state} title={state === 'saved' ? strings.savedMeans(connection.survives) : undefined}>
      <Icon name={state === 'saved' ? 'check' : 'cloud'} />
      <span>{WORDS[state]}</span>
    </p>
  )
}

type SaveWord = 'saved' | 'saving' | 'offline' | 'unknown'

const WORDS: Readonly<Record<SaveWord, string>> = {
  saved: 'Saved',
  saving: 'Saving…',
  offline: 'Offline',
  unknown: 'Connected',
}

function saveStateOf({ status, saving }: ConnectionState): SaveWord {
  return status === 'connected' ? saving : 'offline'
}
