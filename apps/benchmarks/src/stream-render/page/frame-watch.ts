/** Notes each frame and each long task until it is stopped. */
export class FrameWatch {
  readonly #intervals: number[] = []
  readonly #longTasks: number[] = []
  readonly #observer: PerformanceObserver
  #last: number | undefined
  #request: number

  constructor() {
    this.#observer = new PerformanceObserver((list) => this.#note(list))
    this.#observer.observe({ type: 'longtask' })
    const onFrame = (now: number): void => {
      if (this.#last !== undefined) this.#intervals.push(now - this.#last)
      this.#last = now
      this.#request = requestAnimationFrame(onFrame)
    }
    this.#request = requestAnimationFrame(onFrame)
  }

  stop(): { readonly frameIntervalsMs: readonly number[]; readonly longTasksMs: readonly number[] } {
    cancelAnimationFrame(this.#request)
    for (const { duration } of this.#observer.takeRecords()) this.#longTasks.push(duration)
    this.#observer.disconnect()
    return { frameIntervalsMs: this.#intervals, longTasksMs: this.#longTasks }
  }

  #note(list: PerformanceObserverEntryList): void {
    for (const { duration } of list.getEntries()) this.#longTasks.push(duration)
  }
}
