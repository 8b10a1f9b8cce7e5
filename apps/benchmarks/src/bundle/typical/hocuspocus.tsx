import {
  HocuspocusProviderWebsocketComponent,
  HocuspocusRoom,
  useHocuspocusAwareness,
  useHocuspocusProvider,
} from '@hocuspocus/provider-react'
import type { ReactElement } from 'react'
import { useY } from 'react-yjs'

function Board(): ReactElement {
  const board = useHocuspocusProvider().document.getMap<string>('board')
  const entries = useY(board)
  return (
    <ul>
      {useHocuspocusAwareness().map(({ clientId, name }) => <li key={clientId}>{String(name)}</li>)}
      {Object.entries(entries).map(([key, value]) => <li key={key}>{value}</li>)}
      <button onClick={() => void board.set('flight', 'LH 456')}>LH 456</button>
    </ul>
  )
}

export function App(): ReactElement {
  return (
    <HocuspocusProviderWebsocketComponent url="ws://localhost:1234">
      <HocuspocusRoom name="trip">
        <Board />
      </HocuspocusRoom>
    </HocuspocusProviderWebsocketComponent>
  )
}
