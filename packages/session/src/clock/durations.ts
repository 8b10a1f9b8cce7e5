/*
 * All in milliseconds. In a file that imports nothing, so that bundlers put the numbers where they are used.
 */

/** How long `close` waits for the server to say goodbye. */
export const GOODBYE_MS = 1_000

/** How long the document steps aside for a command that goes ahead of it. */
export const STEP_ASIDE_MS = 5

/** A clock difference that grows by more than this is a clock that was set, not a slow message. */
export const CLOCK_STEP_MS = 1_000

/** After this long without a message a server that sends no heartbeats is asked for a sign of life. */
export const PROBE_AFTER_MS = 4_000

/** How long before its end a token is replaced, at most. */
export const TOKEN_LEAD_MS = 30_000

/** A timer runs no longer. */
export const LONGEST_TIMER_MS = 2_147_483_647

/** Stock servers forget a state of presence that was not renewed for twice as long. */
export const PRESENCE_UPKEEP_MS = 15_000

/**
 * How long after the own link is back others may take to come back too, before they are taken to have left. A relay that
 * restarts loses everyone at once, and most are back before the longest wait between two tries.
 */
export const RETURN_GRACE_MS = 3_000
