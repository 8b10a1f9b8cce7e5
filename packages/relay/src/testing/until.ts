const POLL_MS = 5

/** Waits for a condition, asynchronous or not; what it stands for is named in the error when it does not come within `timeoutMs`. */
export async function until(what: string, holds: () => unknown, timeoutMs = 15_000): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
