import type { Guard, Submission } from './apply-batch.ts'

/** So many bytes of one source may be put off; who sends more goes on though nothing of it is taken. */
const DELAYED_BYTES = 4 * 1024 * 1024

/** Puts off what comes from sources that have taken more than their share of time, in order, until they may go on. */
export class DelayedSubmissions<Source> {
  readonly #guard: Guard<Source>
  readonly #wake: () => void
  #delayed: readonly Submission<Source>[] = []
  #timer: NodeJS.Timeout | undefined

  /** `wake` is called when it is worth asking again. */
  constructor(guard: Guard<Source>, wake: () => void) {
    this.#guard = guard
    this.#wake = wake
  }

  /** What may be taken now, of what was put off and of what is new; and the sources that sent too much meanwhile. */
  sort(submissions: readonly Submission<Source>[]): { readonly batch: readonly Submission<Source>[]; readonly overflowing: ReadonlySet<Source> } {
    const waits = new Map<Source, number>()
    const bytes = new Map<Source, number>()
    const overflowing = new Set<Source>()
    const batch: Submission<Source>[] = []
    const delayed: Submission<Source>[] = []
    for (const submission of this.#delayed.length === 0 ? submissions : [...this.#delayed, ...submissions]) {
      const { source, update } = submission
      const wait = waits.get(source) ?? this.#guard.waitMs(source)
      waits.set(source, wait)
      if (wait === 0) batch.push(submission)
      else {
        delayed.push(submission)
        const sum = (bytes.get(source) ?? 0) + update.bytes.byteLength
        bytes.set(source, sum)
        if (sum > DELAYED_BYTES) overflowing.add(source)
      }
    }
    this.#delayed = overflowing.size === 0 ? delayed : delayed.filter(({ source }) => !overflowing.has(source))
    clearTimeout(this.#timer)
    const shortest = Math.min(...[...waits.values()].filter((wait) => wait > 0))
    if (this.#delayed.length > 0) this.#timer = setTimeout(this.#wake, shortest)
    return { batch, overflowing }
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#delayed = []
  }
}
