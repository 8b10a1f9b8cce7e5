import type { Order, OrderResult } from './order.ts'

/** Carries out an order; `signal` is aborted when it is called off. */
export type OrderHandler = (order: Order, signal: AbortSignal) => Promise<OrderResult>

/**
 * Carries out an order once, however often it is given: who asks again while it is being carried out, or after a lost
 * connection, waits for the same result.
 */
export function onceEach(handle: OrderHandler): OrderHandler {
  const running = new Map<string, Promise<OrderResult>>()
  return (order, signal) => {
    const known = running.get(order.id)
    if (known !== undefined) return known
    const work = handle(order, signal).finally(() => running.delete(order.id))
    running.set(order.id, work)
    return work
  }
}
