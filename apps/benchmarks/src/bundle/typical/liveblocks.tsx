import { LiveMap } from '@liveblocks/client'
import { LiveblocksProvider, RoomProvider, useMutation, useOthers, useStorage } from '@liveblocks/react'
import type { ReactElement } from 'react'

function Board(): ReactElement {
  const board = useStorage((root) => root['board']) as ReadonlyMap<string, string> | null
  const select = useMutation(({ storage }) => {
    const live = storage.get('board')
    if (live instanceof LiveMap) live.set('flight', 'LH 456')
  }, [])
  return (
    <ul>
      {useOthers().map(({ connectionId, id }) => <li key={connectionId}>{id}</li>)}
      {[...(board ?? [])].map(([key, value]) => <li key={key}>{value}</li>)}
      <button onClick={select}>LH 456</button>
    </ul>
  )
}

export function App(): ReactElement {
  return (
    <LiveblocksProvider publicApiKey="pk_key">
      <RoomProvider id="trip" initialStorage={{ board: new LiveMap<string, string>() }}>
        <Board />
      </RoomProvider>
    </LiveblocksProvider>
  )
}
