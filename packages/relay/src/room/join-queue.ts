/** An answer on its way: how much of the relay's memory it takes, until `whenGone` calls. */
export interface JoinAnswer {
  readonly bytes: number
  whenGone(listener: () => void): void
}

/** Answering takes no longer than this in one turn of the event loop; the rest waits for the next. Milliseconds. */
const TURN_MS = 8

/** When so much of what was answered has not left the process yet, who comes next waits. Bytes. */
const UNSENT_BYTES = 64 * 1024 * 1024

/** Who has not taken an answer by then keeps nobody else waiting any longer. Milliseconds. */
const TAKING_MS = 2_000

/** Answers somebody, at once or later, and says what was sent, if anything was. */
export type AnswerJoin = (done: (answer: JoinAnswer | undefined) => void) => void

/**
 * Who asks for a session's document and needs an answer of its own, in the order in which they asked: a storm of them neither holds up
 * those who are in, nor is it all in memory at once.
 */
export class JoinQueue {
  readonly #jobs: AnswerJoin[] = []
  #unsent = 0
  #scheduled = false
  /** An answer waits for a commit. */
  #answering = false

  /** Calls `answer` when it is its turn. */
  add(answer: AnswerJoin): void {
    this.#jobs.push(answer)
    if (this.#scheduled || this.#answering) return
    // Who is the first in its turn is answered at once; who else comes in it, in the next.
    this.#run()
    this.#runInNextTurn()
  }

  #schedule(): void {
    if (this.#scheduled || this.#answering || this.#jobs.length === 0 || this.#unsent >= UNSENT_BYTES) return
    this.#runInNextTurn()
  }

  #runInNextTurn(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#run()
      this.#schedule()
    })
  }

  #run(): void {
    const endAt = performance.now() + TURN_MS
    while (!this.#answering && this.#unsent < UNSENT_BYTES && performance.now() < endAt) {
      const job = this.#jobs.shift()
      if (job === undefined) return
      this.#answering = true
      job((answer) => {
        this.#answering = false
        this.#count(answer)
        this.#schedule()
      })
    }
  }

  #count(answer: JoinAnswer | undefined): void {
    if (answer === undefined) return
    this.#unsent += answer.bytes
    let isOut = true
    const forget = (): void => {
      if (!isOut) return
      isOut = false
      clearTimeout(timer)
      this.#unsent -= answer.bytes
      this.#schedule()
    }
    const timer = setTimeout(forget, TAKING_MS)
    timer.unref()
    answer.whenGone(forget)
  }
}
