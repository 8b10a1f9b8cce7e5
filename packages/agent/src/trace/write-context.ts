import { context, ROOT_CONTEXT, trace, type Context } from '@opentelemetry/api'

/** Writes are put off and put together; this keeps in which span the last change came about that goes with the next of them. */
export class WriteContext {
  #latest: Context | undefined

  /** A change was made, in whatever span is active now. */
  noted(): void {
    const active = context.active()
    if (trace.getSpan(active) !== undefined) this.#latest = active
  }

  /** Writes all changes so far in the span of the last; in none if they had none, whatever the timer was set in. */
  write<Result>(write: () => Result): Result {
    const latest = this.#latest ?? ROOT_CONTEXT
    this.#latest = undefined
    return context.with(latest, write)
  }
}
