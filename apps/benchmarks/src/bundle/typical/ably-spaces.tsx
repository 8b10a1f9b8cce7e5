import Spaces from '@ably/spaces'
import { SpaceProvider, SpacesProvider, useMembers, useSpace } from '@ably/spaces/react'
import { Realtime } from 'ably'
import { AblyProvider, ChannelProvider, useChannel } from 'ably/react'
import { useState, type ReactElement } from 'react'

const client = new Realtime({ key: 'app.key:secret', clientId: 'ada' })
const spaces = new Spaces(client)

function Board(): ReactElement {
  const [flight, setFlight] = useState<unknown>()
  const { publish } = useChannel('trip', (message) => setFlight(message.data))
  const { others } = useMembers()
  const { space } = useSpace()
  return (
    <ul>
      {others.map(({ connectionId, clientId }) => <li key={connectionId}>{clientId}</li>)}
      <button onClick={() => void publish('flight', 'LH 456')}>{JSON.stringify(flight)}</button>
      <button onClick={() => void space?.enter({ name: 'Ada' })}>Enter</button>
    </ul>
  )
}

export function App(): ReactElement {
  return (
    <AblyProvider client={client}>
      <ChannelProvider channelName="trip">
        <SpacesProvider client={spaces}>
          <SpaceProvider name="trip">
            <Board />
          </SpaceProvider>
        </SpacesProvider>
      </ChannelProvider>
    </AblyProvider>
  )
}
