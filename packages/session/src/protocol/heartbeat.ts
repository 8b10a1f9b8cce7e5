/** How often the relay sends something to every client (an extension heartbeat or an awareness frame). Milliseconds. */
export const HEARTBEAT_INTERVAL_MS = 2_000

/** The relay drops a socket that has not answered a ping for this long. Milliseconds; the design's heartbeat. */
export const LIVENESS_TIMEOUT_MS = 5_000

/** A client takes its link for dead after this long without a message. Milliseconds; under the promised 10 s. */
export const DEAD_LINK_AFTER_MS = 8_000

/** How often the relay renews the presence of the living. Milliseconds; y-protocols clients forget after 30 s. */
export const PRESENCE_RENEWAL_MS = 10_000
