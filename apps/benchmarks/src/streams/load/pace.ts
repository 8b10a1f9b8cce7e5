/** Calls `write` so often a second, for so long; late calls are made up for at once, so that the rate holds. */
export function pace(rate: number, count: number, phaseMs: number, write: () => void): Promise<void> {
  const from = performance.now() + phaseMs
  let written = 0
  return new Promise((resolve) => {
    const step = (): void => {
      const due = Math.min(count, Math.floor(((performance.now() - from) * rate) / 1000) + 1)
      for (; written < due; written += 1) write()
      if (written === count) resolve()
      else setTimeout(step, Math.max(0, from + (written * 1000) / rate - performance.now()))
    }
    setTimeout(step, phaseMs)
  })
}
