import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { giveOrder, OrderFailedError } from './give-order.ts'
import { newestOnly, onceEach, type OrderHandler } from './order-handler.ts'
import type { Order, OrderResult } from './order.ts'
import { serveOrders } from './serve-orders.ts'

const order: Order = { id: 'order-1', parent: { agent: 'orchestrator', task: 'plan-1' }, kind: 'clear' }
const result: OrderResult = { outcome: 'chosen', says: ['Done.'], selected: [{ key: 'hotel', id: '1' }] }
const never = new AbortController().signal

async function serve(handle: OrderHandler): Promise<string> {
  const server = await serveOrders({ name: 'Hotels', description: 'Finds hotels.', port: 0, handle })
  onTestFinished(() => server.close())
  return server.url
}

test('an order arrives whole, and its result comes back whole', async () => {
  const handle = vi.fn<OrderHandler>(async () => result)
  expect(await giveOrder(await serve(handle), order, { signal: never })).toEqual(result)
  expect(handle.mock.calls[0]?.[0]).toEqual(order)
})

test('whoever gives an order hears when it was taken, before it is carried out', async () => {
  const heard: string[] = []
  const url = await serve(async () => {
    await vi.waitUntil(() => heard.includes('taken'))
    heard.push('carried out')
    return result
  })
  await giveOrder(url, order, { signal: never, onTaken: () => heard.push('taken') })
  expect(heard).toEqual(['taken', 'carried out'])
})

test('a specialist that fails says why', async () => {
  const url = await serve(async () => {
    throw new Error('The directory is closed.')
  })
  const error = await giveOrder(url, order, { signal: never }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(OrderFailedError)
  expect((error as Error).message).toBe('The directory is closed.')
})

test('an order that is called off is called off at the specialist too', async () => {
  const seen = Promise.withResolvers<boolean>()
  const url = await serve((_, signal) => delay(60_000, result, { signal }).finally(() => seen.resolve(signal.aborted)))
  const abort = new AbortController()
  const given = giveOrder(url, order, { signal: abort.signal, onTaken: () => abort.abort(new Error('Never mind.')) })
  await expect(given).rejects.toThrow('Never mind.')
  expect(await seen.promise).toBe(true)
})

test('who gives up waiting leaves the order with the specialist, and gets the result when asking again', async () => {
  const release = Promise.withResolvers<OrderResult>()
  const handle = vi.fn<OrderHandler>(() => release.promise)
  const url = await serve(onceEach(handle))
  const giveUp = new AbortController()
  const first = giveOrder(url, order, { signal: never, giveUp: giveUp.signal, onTaken: () => giveUp.abort() })
  await expect(first).rejects.toThrow()
  release.resolve(result)
  expect(await giveOrder(url, order, { signal: never })).toEqual(result)
  expect(handle).toHaveBeenCalledTimes(1)
})

test('an order that failed is carried out anew when it is given again', async () => {
  const handle = vi.fn<OrderHandler>().mockRejectedValueOnce(new Error('Not now.')).mockResolvedValueOnce(result)
  const url = await serve(onceEach(handle))
  await expect(giveOrder(url, order, { signal: never })).rejects.toThrow('Not now.')
  expect(await giveOrder(url, order, { signal: never })).toEqual(result)
})

test('an order of another task takes the place of one under way, once that has stopped', async () => {
  const seen: string[] = []
  const url = await serve(
    newestOnly(async (given, signal) => {
      seen.push(`${given.id} begins`)
      if (given.id === 'old') await delay(60_000, undefined, { signal }).finally(() => seen.push('old stops'))
      return result
    }),
  )
  const taken = Promise.withResolvers<void>()
  const old = giveOrder(url, { ...order, id: 'old' }, { signal: never, onTaken: taken.resolve })
  const failure = expect(old).rejects.toThrow(OrderFailedError)
  await taken.promise
  const parent = { agent: 'orchestrator', task: 'plan-2' }
  expect(await giveOrder(url, { ...order, id: 'new', parent }, { signal: never })).toEqual(result)
  await failure
  expect(seen).toEqual(['old begins', 'old stops', 'new begins'])
})

test('a specialist that is not there rejects, and not as one that failed', async () => {
  const server = await serveOrders({ name: 'Hotels', description: '', port: 0, handle: async () => result })
  await server.close()
  const error = await giveOrder(server.url, order, { signal: never }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(OrderFailedError)
})

test('an order that breaks the schema is refused with a sentence', async () => {
  const url = await serve(async () => result)
  const broken = { ...order, kind: 'destroy' } as unknown as Order
  await expect(giveOrder(url, broken, { signal: never })).rejects.toThrow(OrderFailedError)
})
