import { systemClock, type Clock } from '../clock/clock.ts'
import { failure } from '../protocol/callboard-error.ts'
import { parseSessionName } from '../protocol/index.ts'
import type { Connection } from './connection.ts'
import { MAX_BACKOFF_MS } from './retry-delay.ts'
import { SocketConnection } from './socket-connection.ts'
import type { TokenSource } from './token-keeper.ts'

/** Options of {@link websocketConnection}. */
export interface WebsocketConnectionOptions {
  /** The server, `ws://host:port` or `wss://…`, without the session. */
  readonly url: string
  /** The session's name. */
  readonly session: string
  /**
   * Says who this is: a JWT, or what gives one. A function is asked again at each connect, and before the token ends; when the
   * relay refuses what it gave as unauthorized, it is asked once more at once. Sent as a sub-protocol, so it holds only letters,
   * digits and `!#$%&'*+-.^_|~` (as every JWT does).
   */
  readonly token?: TokenSource | undefined
  /** @default the machine's */
  readonly clock?: Clock | undefined
  /** @default the global `WebSocket` (browsers, Node 22 and later) */
  readonly WebSocket?: typeof WebSocket | undefined
  /** The longest wait between tries, milliseconds. @default 2500 */
  readonly maxBackoffMs?: number | undefined
  /** Source of the jitter, from 0 up to 1. @default Math.random */
  readonly random?: (() => number) | undefined
}

/**
 * A connection to a Callboard relay, or to any y-websocket server (which gives no acknowledgements and no epochs).
 * Comes back by itself with jitter, unless the relay refuses for good. Throws `session-name-invalid` and
 * `option-invalid`; what goes wrong later stands in its state.
 */
export function websocketConnection(options: WebsocketConnectionOptions): Connection {
  const session = parseSessionName(options.session)
  if (!session.ok) throw session.error
  const Socket = options.WebSocket ?? (globalThis.WebSocket as typeof WebSocket | undefined)
  if (!Socket)
    throw failure('option-invalid', 'There is no WebSocket. Use Node 22 or give one.')
  return new SocketConnection({
    url: parseUrl(options.url),
    session: session.name,
    token: options.token,
    clock: options.clock ?? systemClock,
    WebSocket: Socket,
    backoff: { maxMs: options.maxBackoffMs ?? MAX_BACKOFF_MS, random: options.random ?? Math.random },
  })
}

function parseUrl(input: string): string {
  const url = URL.canParse(input) ? new URL(input) : undefined
  if (url && /^wss?:$/.test(url.protocol) && url.search + url.hash === '')
    return url.href.replace(/\/+$/, '')
  const message = `${input} is not a relay's. Use one like ws://localhost:4455, without query.`
  throw failure('option-invalid', message)
}
