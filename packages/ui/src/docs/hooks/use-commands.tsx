import { useCommands } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseCommands(): ReactElement {
  const { send, commands } = useCommands()
  return (
    <>
      <button type="button" onClick={() => send({ kind: 'message', to: 'flights', text: 'No night flights' })}>
        Tell Flights
      </button>
      <ol>{commands.map(({ id, text, state }) => <li key={id}>{text}: {state}</li>)}</ol>
    </>
  )
}
