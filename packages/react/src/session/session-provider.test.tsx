import { createSession, websocketConnection, type Identity, type Session } from '@callboard/session'
import { render, screen, waitFor } from '@testing-library/react'
import * as React from 'react'
import { Component, StrictMode, Suspense, useEffect, type ReactElement, type ReactNode } from 'react'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { useAgents } from '../agent/use-agents.ts'
import { useConnection } from '../connection/use-connection.ts'
import { useUsers } from '../presence/use-users.ts'
import { createBoard } from '../fixtures/create-board.tsx'
import { SessionProvider } from './session-provider.tsx'
import { useSession } from './use-session.ts'

const url = inject('relayUrl')
const ada: Identity = { kind: 'person', id: 'ada', name: 'Ada' }
const opened: WebSocket[] = []
const NativeWebSocket = globalThis.WebSocket
let sessions = 0
const newName = (): string => `provider-${Date.now()}-${(sessions += 1)}`
let claimAnotherGeneration = false
const alive = (): WebSocket[] => opened.filter((socket) => socket.readyState <= NativeWebSocket.OPEN)

beforeEach(() => {
  opened.length = 0
  claimAnotherGeneration = false
  globalThis.WebSocket = class extends NativeWebSocket {
    constructor(...options: ConstructorParameters<typeof NativeWebSocket>) {
      super(...options)
      opened.push(this)
    }

    override send(data: Uint8Array<ArrayBuffer>): void {
      super.send(claimAnotherGeneration ? withAnotherGeneration(data) : data)
    }
  }
})
afterEach(() => {
  globalThis.WebSocket = NativeWebSocket
})

/** A frame in which a client that comes back names another document of the same length than the one it holds. */
function withAnotherGeneration(frame: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = Array.from(frame, (byte) => String.fromCharCode(byte)).join('')
  const changed = text.replace(/(?<="generation":")[^"]+/, (generation) => 'x'.repeat(generation.length))
  return Uint8Array.from(changed, (character) => character.charCodeAt(0))
}

function Status(): ReactElement {
  const { status, synced } = useConnection()
  return <output>{synced ? 'synced' : status}</output>
}

/** Somebody else on the same board, to see what others see. */
async function joinAs(name: string, identity: Identity): Promise<Session> {
  const session = createSession({ connection: websocketConnection({ url, session: name }), identity })
  await session.whenSynced()
  return session
}

test('connects once it is mounted and closes once it is unmounted', async () => {
  const { unmount } = render(
    <SessionProvider url={url} name={newName()} identity={ada}>
      <Status />
    </SessionProvider>,
  )
  await screen.findByText('synced')
  expect(opened).toHaveLength(1)

  unmount()
  await waitFor(() => expect(alive()).toHaveLength(0))
})

test('in Strict Mode opens one socket and leaves one presence', async () => {
  const name = newName()
  const watcher = await joinAs(name, { kind: 'observer' })
  opened.length = 0
  render(
    <StrictMode>
      <SessionProvider url={url} name={name} identity={ada}>
        <Status />
      </SessionProvider>
    </StrictMode>,
  )
  await screen.findByText('synced')
  await waitFor(() => expect(watcher.presence.get('person:ada').getSnapshot()?.devices).toHaveLength(1))
  expect(opened).toHaveLength(1)
  expect(alive()).toHaveLength(1)
  expect([...watcher.awareness.getStates().keys()].filter((id) => id !== watcher.awareness.clientID)).toHaveLength(1)
  await watcher.close()
})

test('keeps its session when it is rendered again with equal props', async () => {
  const name = newName()
  const seen = new Set<Session>()
  const Seen = (): ReactElement => {
    seen.add(useSession())
    return <Status />
  }
  const app = (): ReactElement => (
    <SessionProvider url={url} name={name} identity={{ kind: 'person', id: 'ada', name: 'Ada' }} schema={{}}>
      <Seen />
    </SessionProvider>
  )
  const { rerender } = render(app())
  await screen.findByText('synced')
  rerender(app())
  rerender(app())
  expect(seen.size).toBe(1)
  expect(opened).toHaveLength(1)
})

test('makes another session when its props change, and closes the one before', async () => {
  const [first, second] = [newName(), newName()]
  const eve = await joinAs(second, { kind: 'person', id: 'eve', name: 'Eve' })
  const People = (): ReactElement => <p>{useUsers().map((person) => person.name).join(' and ')}</p>
  const app = (name: string): ReactElement => (
    <SessionProvider url={url} name={name} identity={ada}>
      <People />
      <Status />
    </SessionProvider>
  )
  const { rerender } = render(app(first))
  await screen.findByText('synced')
  expect(screen.queryByText(/Eve/)).toBeNull()

  rerender(app(second))
  await screen.findByText('Ada and Eve')
  await waitFor(() => expect(alive().filter((socket) => socket.url.includes(first))).toHaveLength(0))
  expect(alive().filter((socket) => socket.url.includes(second))).toHaveLength(2)
  await eve.close()
})

test('does not connect for a render that is thrown away', async () => {
  const never = new Promise<never>(() => {})
  const Suspended = (): ReactElement => {
    useSession()
    throw never
  }
  render(
    <Suspense fallback="waiting">
      <SessionProvider url={url} name={newName()} identity={ada}>
        <Suspended />
      </SessionProvider>
    </Suspense>,
  )
  await screen.findByText('waiting')
  expect(opened).toHaveLength(0)
})

// React 18 has no Activity.
if ('Activity' in React) test('closes while it is hidden and comes back with a session that is alive', async () => {
  const name = newName()
  const failures: unknown[] = []
  const Chooser = (): ReactElement => {
    const session = useSession()
    useEffect(() => {
      try {
        session.setSelection('seat', '12A')
      } catch (error) {
        failures.push(error)
      }
    }, [session])
    return <Status />
  }
  const app = (mode: 'visible' | 'hidden'): ReactElement => (
    <React.Activity mode={mode}>
      <SessionProvider url={url} name={name} identity={ada}>
        <Chooser />
      </SessionProvider>
    </React.Activity>
  )
  const { rerender } = render(app('visible'))
  await screen.findByText('synced')
  rerender(app('hidden'))
  await waitFor(() => expect(alive()).toHaveLength(0))
  await waitFor(() => expect(screen.getByText('connecting')).toBeTruthy())

  rerender(app('visible'))
  await screen.findByText('synced')
  expect(alive()).toHaveLength(1)
  expect(failures).toEqual([])
})

test('does not close a session that was made elsewhere', async () => {
  const { session } = await createBoard()
  const { unmount } = render(
    <SessionProvider session={session}>
      <Status />
    </SessionProvider>,
  )
  unmount()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(session.connection.state.getSnapshot().status).toBe('connected')
})

test('an impossible address is an error that a boundary can show, with its code', () => {
  class Boundary extends Component<{ children: ReactNode }, { error?: unknown }> {
    override state: { error?: unknown } = {}
    static getDerivedStateFromError(error: unknown): { error: unknown } {
      return { error }
    }
    override render(): ReactNode {
      return this.state.error ? <p>{(this.state.error as { code: string }).code}</p> : this.props.children
    }
  }
  render(
    <Boundary>
      <SessionProvider url="not a url" name={newName()} identity={ada}>
        <Status />
      </SessionProvider>
    </Boundary>,
    { onCaughtError: () => {} },
  )
  expect(screen.getByText('option-invalid')).toBeTruthy()
})

test('a hook without a provider throws an error that names the hook', () => {
  const Lost = (): ReactElement => <p>{useAgents().length}</p>
  expect(() => render(<Lost />)).toThrow(/useAgents\(\) was called outside a <SessionProvider>/)
})

test('begins anew when the relay has begun the document anew', async () => {
  const sessions = new Set<Session>()
  function Witness(): ReactElement {
    sessions.add(useSession())
    return <Status />
  }
  render(
    <SessionProvider url={url} name={newName()} identity={ada}>
      <Witness />
    </SessionProvider>,
  )
  await screen.findByText('synced')
  expect(sessions.size).toBe(1)

  claimAnotherGeneration = true
  opened[0]?.close()

  await waitFor(() => expect(sessions.size).toBe(2))
  await screen.findByText('synced')
  expect(alive()).toHaveLength(1)
})
