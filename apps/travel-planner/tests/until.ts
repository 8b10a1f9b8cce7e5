import { setTimeout as delay } from 'node:timers/promises'

const LOOK_EVERY_MS = 50
const WITHIN_MS = 60_000

/**
 * Resolves once the condition holds; throws, naming it, when it does not within `withinMs`. A condition that throws, as one
 * does that looks at a page in the middle of a reload, or that hangs, does not hold yet.
 */
export async function until(what: string, condition: () => Promise<boolean> | boolean, withinMs = WITHIN_MS): Promise<void> {
  const deadline = Date.now() + withinMs
  let cause: unknown
  do {
    const ended = new AbortController()
    const late = delay(Math.max(deadline - Date.now(), 0), false, { signal: ended.signal }).catch(() => false)
    const look = (async () => condition())().catch((error: unknown) => {
      cause = error
      return false
    })
    const holds = await Promise.race([look, late])
    ended.abort()
    if (holds) return
    await delay(LOOK_EVERY_MS)
  } while (Date.now() < deadline)
  throw new Error(`Waited ${withinMs} ms in vain: ${what}.`, { cause })
}
