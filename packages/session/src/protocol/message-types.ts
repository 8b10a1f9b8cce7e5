// One by one too, because bundlers inline a constant and carry an object along.
export const Y_SYNC = 0
export const Y_AWARENESS = 1
export const Y_AUTH = 2
export const Y_QUERY_AWARENESS = 3
export const SYNC_STEP1 = 0
export const SYNC_STEP2 = 1
export const SYNC_UPDATE = 2

/** What `readyState` is of a socket that is open. */
export const SOCKET_OPEN = 1

/** Message types of the y-websocket protocol (y-protocols `PROTOCOL.md`): the first varUint of every frame. */
export const Y_MESSAGE = {
  sync: Y_SYNC,
  awareness: Y_AWARENESS,
  auth: Y_AUTH,
  queryAwareness: Y_QUERY_AWARENESS,
} as const

/** Sub-types of a sync message: the second varUint. */
export const SYNC = { step1: SYNC_STEP1, step2: SYNC_STEP2, update: SYNC_UPDATE } as const

/**
 * Callboard's own messages: `varUint 100`, then a `varString` of JSON (schemas: `@callboard/session/schema`, wire
 * messages). Sent only to clients that offered {@link SUBPROTOCOL}, so stock clients never see one.
 */
export const EXTENSION_MESSAGE = 100

/**
 * Frames of streams (`@callboard/session/wire`): `varUint 101`, then to the end of the WebSocket message one frame after
 * the other, each as a `varUint8Array`. Sent only between those that speak {@link SUBPROTOCOL}.
 */
export const STREAM_MESSAGE = 101

/** The WebSocket sub-protocol by which a client says that it speaks the extension messages. */
export const SUBPROTOCOL = 'callboard.v1'

/** The WebSocket sub-protocol that a stock client names beside its token, so that there is one to select. */
export const STOCK_SUBPROTOCOL = 'y.v1'

/** A sub-protocol that begins so is no protocol but a token: headers are logged less often than URLs. */
export const BEARER_PREFIX = 'bearer.'
