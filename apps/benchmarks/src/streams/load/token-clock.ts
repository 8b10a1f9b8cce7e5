import { tokenText, wholeText } from '../../token/token-text.ts'

/** Follows one writer's tokens from the moment they are written until they have arrived. */
export class TokenClock {
  readonly #writer: number
  readonly #sentAt: number[] = []
  readonly #latencies: number[] = []
  #text = ''
  #endOfNext: number

  constructor(writer: number) {
    this.#writer = writer
    this.#endOfNext = tokenText(writer, 0).length
  }

  /** Milliseconds, a token each. */
  get latenciesMs(): readonly number[] {
    return this.#latencies
  }

  /** How many tokens have arrived whole. */
  get arrived(): number {
    return this.#latencies.length
  }

  /** To be called just before the next token is written: gives it. */
  next(): string {
    this.#sentAt.push(performance.now())
    return tokenText(this.#writer, this.#sentAt.length - 1)
  }

  receive(text: string): void {
    this.#text += text
    const now = performance.now()
    while (this.#text.length >= this.#endOfNext && this.arrived < this.#sentAt.length) {
      this.#latencies.push(now - (this.#sentAt[this.arrived] ?? now))
      this.#endOfNext += tokenText(this.#writer, this.arrived).length
    }
  }

  /** Throws unless the text is exactly what was written. */
  assertWhole(): void {
    if (this.#text === wholeText(this.#writer, this.#sentAt.length)) return
    throw new Error(`What writer ${this.#writer} wrote did not arrive as it was written.`)
  }
}
