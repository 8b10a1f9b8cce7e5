/** Calls `write` so often a second, so many times; late calls are made up for at once, so that the rate holds. */
export function pace(rate: number, count: number, write: (written: number) => void): Promise<void> {
  const from = performance.now()
  let written = 0
  return new Promise((resolve) => {
    const step = (): void => {
      const due = Math.min(count, Math.floor(((performance.now() - from) * rate) / 1000) + 1)
      for (; written < due; written += 1) write(written)
      if (written >= count) resolve()
      else setTimeout(step, 1)
    }
    step()
  })
}
