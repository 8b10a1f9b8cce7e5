import { createMemoryRelay } from '@callboard/session'
import { expect, onTestFinished, test } from 'vitest'
import type { OrderResult } from '../a2a/order.ts'
import { serveOrders } from '../a2a/serve-orders.ts'
import { joinBoard } from '../fixtures/join-board.ts'
import { createDispatch } from './dispatch.ts'

test('a choice that was taken off the board since is not waited for', async () => {
  const relay = createMemoryRelay()
  const specialist = await joinBoard(relay, 'activities')
  const result: OrderResult = { outcome: 'chosen', says: [], selected: [{ key: 'activity/zoo', id: 'zoo' }] }
  const server = await serveOrders({
    name: 'Activities',
    description: 'Finds the zoo, which no longer fits when the order is answered.',
    port: 0,
    handle: (order) => specialist.run({ id: order.id, title: 'Find the zoo', parent: order.parent }, () => result),
  })
  onTestFinished(() => server.close())
  const agent = await joinBoard(relay, 'orchestrator')
  const task = agent.task({ title: 'Plan' })
  const dispatch = createDispatch(agent, { activities: server.url, flights: undefined, hotels: undefined })
  const order = { id: 'plan-1-activities', parent: task.ref, kind: 'plan' } as const
  expect(await dispatch('activities', order, agent.signal)).toEqual({ type: 'result', result })
  task.done()
})
