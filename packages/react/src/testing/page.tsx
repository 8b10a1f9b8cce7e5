import { createSession, websocketConnection, type Identity, type Session } from '@callboard/session'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { STREAM_MESSAGE } from '@callboard/session/protocol'
import { SessionProvider } from '../session/session-provider.tsx'

/** A page at a real relay, with its network in hand. */
export interface Page {
  readonly session: Session
  /** Wraps what a test renders; with a query client of its own. */
  readonly Wrapper: (props: { readonly children: ReactNode }) => ReactElement
  /** How much has come over the socket: of everything, and of streams. */
  readonly received: { bytes: number; streamBytes: number }
  /** Cuts the link; it comes back by itself unless the network is down. */
  cut(): void
  /** While the network is down nothing can be reached. */
  setNetwork(state: 'up' | 'down'): void
  /** The page hears nothing any more, but is heard. */
  deafen(): void
}

const UNREACHABLE = 'ws://127.0.0.1:9'

/** Opens a session at `url`. Sockets count, and can be cut. */
export function openPage(url: string, name: string, identity: Identity): Page {
  const sockets = new Set<WebSocket>()
  const received = { bytes: 0, streamBytes: 0 }
  let isUp = true
  let isDeaf = false

  class WatchedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(isUp ? address : UNREACHABLE, protocols)
      sockets.add(this)
      // Before the listener of the connection, so that it can be kept from it.
      this.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
        if (isDeaf) return event.stopImmediatePropagation()
        received.bytes += event.data.byteLength
        if (new Uint8Array(event.data)[0] === STREAM_MESSAGE) received.streamBytes += event.data.byteLength
      })
    }
  }
  const cut = (): void => {
    for (const socket of sockets) socket.close()
    sockets.clear()
  }
  const connection = websocketConnection({ url, session: name, WebSocket: WatchedSocket, maxBackoffMs: 50 })
  const session = createSession({ connection, identity })
  const client = new QueryClient()
  return {
    session,
    received,
    cut,
    setNetwork: (state) => {
      isUp = state === 'up'
      if (!isUp) cut()
    },
    deafen: () => {
      isDeaf = true
    },
    Wrapper: ({ children }) => (
      <QueryClientProvider client={client}>
        <SessionProvider session={session}>{children}</SessionProvider>
      </QueryClientProvider>
    ),
  }
}
