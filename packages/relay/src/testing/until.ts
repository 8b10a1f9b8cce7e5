const POLL_MS = 5

/** So long that no load of the machine decides a test: only what never comes is waited for in vain. */
const PATIENCE_MS = 60_000

/** Waits for a condition, asynchronous or not; what it stands for is named in the error when it does not come within `timeoutMs`. */
export async function until(what: string, holds: () => unknown, timeoutMs: number = PATIENCE_MS): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
