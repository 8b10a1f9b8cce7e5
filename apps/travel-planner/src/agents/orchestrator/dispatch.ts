import type { Agent } from '@callboard/agent'
import { taskKey } from '@callboard/session'
import { setTimeout as delay } from 'node:timers/promises'
import { giveOrder, OrderFailedError } from '../a2a/give-order.ts'
import type { Order, OrderResult } from '../a2a/order.ts'
import type { SpecialistName } from '../environment.ts'
import { createWaitingBoard } from './show-waiting.ts'

/** What became of an order. */
export type Dispatched =
  | { readonly type: 'result'; readonly result: OrderResult }
  /** The specialist says that it failed. */
  | { readonly type: 'failed'; readonly reason: string }
  /** The specialist did not come back in time. */
  | { readonly type: 'away' }

/** Hands orders to specialists. */
export type Dispatch = (name: SpecialistName, order: Order, signal: AbortSignal) => Promise<Dispatched>

/** How long a specialist that is away is waited for: it may be restarting. Milliseconds. */
const WAIT_FOR_RETURN_MS = 45_000
const RETRY_EVERY_MS = 700

/** How long the board may show a specialist as offline before its connection is given up. Milliseconds. */
const OFFLINE_FOR_MS = 1_500

/** How long to wait for what a specialist selected to show here. Milliseconds. */
const ARRIVES_WITHIN_MS = 20_000

/** Makes the way to the specialists: an order is given again until the specialist has carried it out or stays away. */
export function createDispatch(agent: Agent, urls: Readonly<Record<SpecialistName, string | undefined>>): Dispatch {
  const board = createWaitingBoard(agent)
  return async (name, order, signal) => {
    const url = urls[name]
    if (url === undefined) return { type: 'away' }
    const waiting = board.begin(name)
    let awaySince: number | undefined
    const onTaken = (): void => {
      awaySince = undefined
      waiting.taken()
    }
    try {
      for (;;) {
        signal.throwIfAborted()
        const began = performance.now()
        try {
          const result = await untilOffline(agent, name, (giveUp) => giveOrder(url, order, { signal, giveUp, onTaken }))
          await arrival(agent, taskKey(name, order.id), result, signal)
          return { type: 'result', result }
        } catch (error) {
          signal.throwIfAborted()
          if (error instanceof OrderFailedError) return { type: 'failed', reason: error.message }
          awaySince ??= began
          if (performance.now() - awaySince > WAIT_FOR_RETURN_MS) return { type: 'away' }
          waiting.away()
          await delay(RETRY_EVERY_MS, undefined, { signal }).catch(() => signal.throwIfAborted())
        }
      }
    } finally {
      waiting.end()
    }
  }
}

/** Runs `work`, and gives it up once the board has shown the specialist as offline for a while. */
async function untilOffline<Result>(
  agent: Agent,
  name: string,
  work: (giveUp: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const gone = new AbortController()
  const view = agent.session.agents.get(name)
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    const known = agent.session.connection.state.getSnapshot().status === 'connected'
    const offline = known && view.getSnapshot()?.online === false
    if (!offline) clearTimeout(timer)
    timer = offline
      ? (timer ?? setTimeout(() => gone.abort(new Error(`${name} is offline`)), OFFLINE_FOR_MS))
      : undefined
  }
  const unsubscribe = view.subscribe(look)
  look()
  try {
    return await work(gone.signal)
  } finally {
    clearTimeout(timer)
    unsubscribe()
  }
}

/** Waits until the board shows here what a specialist has put on it; the two arrive by different ways. */
async function arrival(agent: Agent, task: string, { selected }: OrderResult, signal: AbortSignal): Promise<void> {
  const { selections, tasks } = agent.session
  const isHere = ({ key, id }: OrderResult['selected'][number]): boolean => {
    const value = selections.get(key).getSnapshot()?.value
    return typeof value === 'object' && value !== null && 'id' in value && value.id === id
  }
  // The task is ended after the choice is put there, so that a choice which is not here then was taken off since.
  const isOver = (): boolean => tasks.get(task).getSnapshot()?.status === 'done'
  const until = performance.now() + ARRIVES_WITHIN_MS
  while (!selected.every(isHere) && !isOver() && performance.now() < until) await delay(50, undefined, { signal })
}
