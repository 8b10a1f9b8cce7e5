import type { Identity } from '@callboard/session'
import { render, screen, waitFor } from '@testing-library/react'
import { StrictMode, useState, type ReactElement } from 'react'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { useConnection } from '../connection/use-connection.ts'
import { useSelection } from '../entry/use-selection.ts'
import { signToken } from '../fixtures/sign-token.ts'
import { SessionProvider } from './session-provider.tsx'

const { url, secret } = inject('closedRelay')
const ada: Identity = { kind: 'person', id: 'ada', name: 'Ada' }
const NativeWebSocket = globalThis.WebSocket
const opened: WebSocket[] = []
let sessions = 0
const newName = (): string => `token-${Date.now()}-${(sessions += 1)}`
const ofAda = (endsIn?: number): Promise<string> => signToken(secret, { sub: 'ada', kind: 'user' }, endsIn)

beforeEach(() => {
  opened.length = 0
  globalThis.WebSocket = class extends NativeWebSocket {
    constructor(...options: ConstructorParameters<typeof NativeWebSocket>) {
      super(...options)
      opened.push(this)
    }
  }
})
afterEach(() => {
  globalThis.WebSocket = NativeWebSocket
})

function Board(): ReactElement {
  const { status, synced, saving, error } = useConnection()
  const flight = useSelection('flight')
  return (
    <>
      <output>{error?.code ?? (synced ? `synced ${saving}` : status)}</output>
      <button type="button" onClick={() => flight.set(String(Date.now()))}>Choose</button>
    </>
  )
}

const shows = (text: string): Promise<void> => waitFor(() => expect(screen.getByRole('status').textContent).toBe(text), { timeout: 15_000 })

test('a page with a token gets in, and one without is told why it does not', async () => {
  const token = await ofAda()
  const { unmount } = render(<SessionProvider url={url} name={newName()} identity={ada} token={token}><Board /></SessionProvider>)
  await shows('synced saved')
  expect(opened[0]?.url).not.toContain(token)
  unmount()
  const without = render(<SessionProvider url={url} name={newName()} identity={ada}><Board /></SessionProvider>)
  await shows('token-missing')
  without.unmount()
  render(<SessionProvider url={url} name={newName()} identity={ada} token="not.a.token"><Board /></SessionProvider>)
  await shows('token-invalid')
})

test('a function is asked for a newer token before the older ends, and the connection stays', async () => {
  const asked: number[] = []
  const token = (): Promise<string> => {
    asked.push(Date.now())
    return ofAda(asked.length === 1 ? 8 : undefined)
  }
  function Page({ name }: { readonly name: string }): ReactElement {
    const [count, setCount] = useState(0)
    // A function of its own in each render.
    return (
      <SessionProvider url={url} name={name} identity={ada} token={() => token()}>
        <Board />
        <button type="button" onClick={() => setCount(count + 1)}>Render {count}</button>
      </SessionProvider>
    )
  }
  render(<Page name={newName()} />)
  await shows('synced saved')
  screen.getByRole('button', { name: 'Render 0' }).click()
  await screen.findByRole('button', { name: 'Render 1' })
  await waitFor(() => expect(asked).toHaveLength(2), { timeout: 15_000 })
  // Until the first token has ended.
  await waitFor(() => expect(Date.now() - (asked[0] ?? Infinity)).toBeGreaterThan(8_500), { timeout: 15_000 })
  screen.getByRole('button', { name: 'Choose' }).click()
  await shows('synced saved')
  expect(opened).toHaveLength(1)
})

test('a token that has ended on the way is replaced at once; one that is refused again is final', async () => {
  const given = [await ofAda(-1), await ofAda()]
  const { unmount } = render(<StrictMode><SessionProvider url={url} name={newName()} identity={ada} token={() => given.shift() ?? ''}><Board /></SessionProvider></StrictMode>)
  await shows('synced saved')
  expect(opened).toHaveLength(2)
  unmount()
  opened.length = 0
  const late = await ofAda(-1)
  render(<SessionProvider url={url} name={newName()} identity={ada} token={() => late}><Board /></SessionProvider>)
  await waitFor(() => expect(opened).toHaveLength(2))
  await waitFor(() => expect(opened[1]?.readyState).toBe(NativeWebSocket.CLOSED))
  await shows('token-expired')
  expect(opened).toHaveLength(2)
})

test('while no token can be had it is asked for again', async () => {
  let failures = 2
  const token = async (): Promise<string> => {
    failures -= 1
    if (failures >= 0) throw new Error('The sign-in server is away')
    return ofAda()
  }
  render(<SessionProvider url={url} name={newName()} identity={ada} token={token}><Board /></SessionProvider>)
  await shows('synced saved')
  expect(failures).toBe(-1)
})

test('who may only look is shown the board', async () => {
  const token = await signToken(secret, { sub: 'eve', kind: 'viewer' })
  render(<SessionProvider url={url} name={newName()} identity={{ kind: 'observer' }} token={token}><Board /></SessionProvider>)
  await shows('synced saved')
})
