import type { IncomingMessage } from 'node:http'
import { BEARER_PREFIX, STOCK_SUBPROTOCOL, SUBPROTOCOL, type SessionNameResult } from '@callboard/session/protocol'
import { tokenInvalid } from '../identity/identity-errors.ts'
import { sessionFromTarget } from './session-path.ts'

/** What a request to upgrade says, as far as the relay listens: of the URL the path alone. */
export interface Handshake {
  readonly session: SessionNameResult
  readonly origin: string | undefined
  /** Sent as a sub-protocol. Never to be logged. */
  readonly token: string | undefined
  /** Whether it will speak Callboard's own messages, so that a token may still come in its hello. */
  readonly extended: boolean
}

/** Reads a request to upgrade. Throws `token-invalid` for more than one token. */
export function readHandshake(request: IncomingMessage): Handshake {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim())
  const tokens = offered.filter((protocol) => protocol.startsWith(BEARER_PREFIX))
  if (tokens.length > 1) throw tokenInvalid('is one of several')
  return {
    session: sessionFromTarget(request.url ?? ''),
    origin: request.headers.origin,
    token: tokens[0]?.slice(BEARER_PREFIX.length),
    extended: offered.includes(SUBPROTOCOL),
  }
}

/** The sub-protocol that is spoken, of those that are offered; never a token. */
export function selectProtocol(offered: ReadonlySet<string>): string | false {
  return [SUBPROTOCOL, STOCK_SUBPROTOCOL].find((protocol) => offered.has(protocol)) ?? false
}
