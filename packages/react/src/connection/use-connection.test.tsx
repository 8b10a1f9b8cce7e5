import { createMemoryRelay, createSession } from '@callboard/session'
import { act, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { SessionProvider } from '../session/session-provider.tsx'
import { useConnection } from './use-connection.ts'

test('shows a lost link, its tries, and its return', async () => {
  const relay = createMemoryRelay()
  const connection = relay.connect('trip')
  const session = createSession({ connection, identity: { kind: 'observer' } })
  const Link = (): ReactElement => {
    const { status, attempt, synced, everSynced } = useConnection()
    return <p>{`${status} ${attempt} ${synced} ${everSynced}`}</p>
  }
  render(<SessionProvider session={session}><Link /></SessionProvider>)
  expect(screen.getByText('connecting 1 false false')).toBeTruthy()
  await screen.findByText('connected 0 true true')
  act(() => connection.drop())
  expect(screen.getByText('reconnecting 1 false true')).toBeTruthy()
  await waitFor(() => expect(screen.getByText('connected 0 true true')).toBeTruthy(), { timeout: 10_000 })
  await session.close()
})
