import type { Guard, Submission } from './apply-batch.ts'

/**
 * So much memory may be taken by what is put off of one identity, over all its connections and those that have ended; who
 * sends more goes on though nothing of it is taken. Bytes.
 */
const DELAYED_BYTES = 16 * 1024 * 1024

/** A piece of content takes about as much, beside its bytes. */
const STRUCT_BYTES = 160

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
    if (this.#delayed.length === 0 && submissions.every(({ source }) => this.#guard.waitMs(source) === 0)) {
      return { batch: submissions, overflowing: new Set() }
    }
    const waits = new Map<Source, number>()
    const bytes = new Map<unknown, number>()
    const overflowing = new Set<Source>()
    const batch: Submission<Source>[] = []
    const delayed: Submission<Source>[] = []
    for (const submission of this.#delayed.length === 0 ? submissions : [...this.#delayed, ...submissions]) {
      const { source } = submission
      const wait = waits.get(source) ?? this.#guard.waitMs(source)
      waits.set(source, wait)
      if (wait === 0) batch.push(submission)
      else {
        delayed.push(submission)
        const owner = this.#guard.payerOf(source)
        const sum = (bytes.get(owner) ?? 0) + sizeOf(submission)
        bytes.set(owner, sum)
        if (sum > DELAYED_BYTES) overflowing.add(source)
      }
    }
    this.#delayed = overflowing.size === 0 ? delayed : delayed.filter(({ source }) => !overflowing.has(source))
    clearTimeout(this.#timer)
    const shortest = Math.min(...[...waits.values()].filter((wait) => wait > 0))
    if (this.#delayed.length > 0) this.#timer = setTimeout(this.#wake, shortest)
    return { batch, overflowing }
  }

  /** Puts off what there was no time for. */
  add(submissions: readonly Submission<Source>[]): void {
    if (submissions.length > 0) this.#delayed = [...this.#delayed, ...submissions]
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#delayed = []
  }
}

function sizeOf<Source>({ update }: Submission<Source>): number {
  return update.blocks.reduce((sum, { structs }) => sum + structs.length * STRUCT_BYTES, update.bytes.byteLength)
}
