/** Message types of the y-websocket protocol (y-protocols `PROTOCOL.md`): the first varUint of every frame. */
export const Y_MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const

/** Sub-types of a sync message: the second varUint. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

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
