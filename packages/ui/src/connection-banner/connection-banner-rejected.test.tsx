import { SessionProvider, useSession } from '@callboard/react'
import { refusingSocket } from './fixtures/refusing-socket.ts'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import { ConnectionBanner } from './connection-banner.tsx'

const NativeWebSocket = globalThis.WebSocket

afterEach(() => {
  globalThis.WebSocket = NativeWebSocket
})

function Writer(): ReactElement {
  const session = useSession()
  return <button onClick={() => session.setSelection('hotel', 'Lisboa')}>write</button>
}

test('says what was not accepted until it is dismissed', async () => {
  globalThis.WebSocket = refusingSocket({ path: 'selections/hotel' })
  render(
    <SessionProvider url="ws://127.0.0.1:1" name="trip" identity={{ kind: 'person', id: 'ada', name: 'Ada' }}>
      <ConnectionBanner />
      <Writer />
    </SessionProvider>,
  )
  fireEvent.click(screen.getByText('write'))
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('A change was not accepted'))
  expect(screen.getByRole('status').textContent).toContain('You may not write to selections/hotel')
  fireEvent.click(screen.getByText('Dismiss'))
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(''))
})
