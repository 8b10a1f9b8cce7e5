/**
 * Holds notifications back while several stores change together, so that a listener never sees one of them new and
 * another still old.
 */
export interface Batch {
  /** Runs `work`; what it scheduled is called once the outermost run ends. */
  run<Result>(work: () => Result): Result
  /** Calls `emit` once, at the end of the present run or, outside one, at once. */
  schedule(emit: () => void): void
}

/** Makes a batch; `settle` is called before the notifications go out, while stores may still change. */
export function createBatch(settle?: () => void): Batch {
  let depth = 0
  const pending = new Set<() => void>()
  const flush = (): void => {
    for (const emit of pending) {
      pending.delete(emit)
      emit()
    }
  }
  return {
    run: (work) => {
      depth += 1
      try {
        return work()
      } finally {
        if (depth === 1) settle?.()
        depth -= 1
        if (depth === 0) flush()
      }
    },
    schedule: (emit) => {
      pending.add(emit)
      if (depth === 0) flush()
    },
  }
}
