import type { CallboardError } from '@callboard/session/protocol'

/** So many may come back together without anybody noticing. */
const AT_ONCE = 50

/** Between two groups. Milliseconds. */
const STEP_MS = 20

/** How far apart those who were sent away are to come back, each. Milliseconds. */
const RETURN_MS = 2

/** Clients that are few come back after this at most. Milliseconds. */
const SHORTEST_RETURN_MS = 100

/**
 * Sends clients away: few at once, many in groups over three quarters of `withinMs`. Each is told a moment of its own to come back
 * at; those that cannot be told come back as long after as they were sent away.
 */
export async function sendAway(
  farewells: readonly ((error: CallboardError) => void)[],
  reason: (retryInMs: number) => CallboardError,
  withinMs: number,
): Promise<void> {
  const steps = farewells.length <= AT_ONCE ? 1 : Math.max(1, Math.floor((withinMs * 0.75) / STEP_MS))
  const group = Math.ceil(farewells.length / steps)
  const returnMs = Math.max(SHORTEST_RETURN_MS, farewells.length * RETURN_MS)
  for (let first = 0; first < farewells.length; first += group) {
    if (first > 0) await new Promise((resolve) => setTimeout(resolve, STEP_MS))
    for (const farewell of farewells.slice(first, first + group)) farewell(reason(Math.random() * returnMs))
  }
}
