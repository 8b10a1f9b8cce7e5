import { SessionProvider, useAgent, useAgents, useSelection, useUsers } from '@callboard/react'
import type { ReactElement } from 'react'

function Agent({ id }: { readonly id: string }): ReactElement {
  return <li>{useAgent(id)?.activity}</li>
}

function Board(): ReactElement {
  const { value, set } = useSelection('flight')
  return (
    <ul>
      {useUsers().map(({ key, name }) => <li key={key}>{name}</li>)}
      {useAgents().map((id) => <Agent key={id} id={id} />)}
      <button onClick={() => set('LH 456')}>{JSON.stringify(value)}</button>
    </ul>
  )
}

export function App(): ReactElement {
  return (
    <SessionProvider url="ws://localhost:4455" name="trip" identity={{ kind: 'person', id: 'ada', name: 'Ada' }}>
      <Board />
    </SessionProvider>
  )
}
