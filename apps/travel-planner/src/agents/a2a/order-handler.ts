import type { Order, OrderResult } from './order.ts'

/** Carries out an order; `signal` is aborted when it is called off. */
export type OrderHandler = (order: Order, signal: AbortSignal) => Promise<OrderResult>

/** Results of this many orders are kept, for whoever lost the connection before hearing them. */
const KEPT_RESULTS = 12

/**
 * Carries out an order once, however often it is given: who asks again while it is being carried out, or after a lost
 * connection, gets the same result. One that failed or was called off is carried out anew.
 */
export function onceEach(handle: OrderHandler): OrderHandler {
  const known = new Map<string, Promise<OrderResult>>()
  return (order, signal) => {
    const before = known.get(order.id)
    if (before !== undefined) return before
    const work = handle(order, signal)
    known.set(order.id, work)
    work.catch(() => known.delete(order.id))
    for (const id of [...known.keys()].slice(0, -KEPT_RESULTS)) known.delete(id)
    return work
  }
}

/**
 * Carries out one piece of work at a time: an order that belongs to another task than those under way takes their place,
 * since whoever gives it has called them off or forgotten them. It begins when they have stopped.
 */
export function newestOnly(handle: OrderHandler): OrderHandler {
  const running = new Map<Promise<OrderResult>, { readonly task: string; readonly abort: AbortController }>()
  return async (order, signal) => {
    const { task } = order.parent
    const older = [...running].filter(([, other]) => other.task !== task)
    for (const [, { abort }] of older) abort.abort(new Error('Another order took its place.'))
    const abort = new AbortController()
    const work = Promise.allSettled(older.map(([other]) => other)).then(() => {
      const both = AbortSignal.any([signal, abort.signal])
      both.throwIfAborted()
      return handle(order, both)
    })
    running.set(work, { task, abort })
    try {
      return await work
    } finally {
      running.delete(work)
    }
  }
}
