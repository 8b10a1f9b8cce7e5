/** A promise that is settled from outside, and whose rejection nobody has to hear. */
export class Settled<Value> {
  readonly promise: Promise<Value>
  isResolved = false
  readonly #resolve: (value: Value) => void
  readonly #reject: (reason: unknown) => void

  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers<Value>()
    this.promise = promise
    this.#resolve = resolve
    this.#reject = reject
    promise.catch(() => undefined)
  }

  resolve(value: Value): void {
    this.isResolved = true
    this.#resolve(value)
  }

  /** Nothing happens once it is settled. */
  reject(reason: unknown): void {
    this.#reject(reason)
  }
}
