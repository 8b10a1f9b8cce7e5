import { randomUUID } from 'node:crypto'
import { Role, TaskState, type Artifact, type Task, type TaskStatus } from '@a2a-js/sdk'
import { ClientFactory, type Client } from '@a2a-js/sdk/client'
import * as v from 'valibot'
import { orderResultSchema, type Order, type OrderResult } from './order.ts'

/** The specialist answered that it could not carry out the order; asking again would not help. */
export class OrderFailedError extends Error {
  override readonly name = 'OrderFailedError'
}

/** A specialist that has not begun to answer in this time counts as away. Milliseconds. */
const FIRST_ANSWER_WITHIN_MS = 6_000

/** How long to wait for the specialist, and what to hear meanwhile. */
export interface OrderOptions {
  /** Calls the order off. */
  readonly signal: AbortSignal
  /** Stops waiting, but leaves the order with the specialist: asked again, it gives the result. */
  readonly giveUp?: AbortSignal | undefined
  /** Called when the specialist has begun. */
  readonly onTaken?: (() => void) | undefined
}

/**
 * Gives a specialist an order by the A2A protocol and waits until it is carried out. Rejects with
 * {@link OrderFailedError} when the specialist says that it failed, with a signal's reason when it is aborted, and with
 * any other error when the specialist could not be reached or went away.
 */
export async function giveOrder(url: string, order: Order, options: OrderOptions): Promise<OrderResult> {
  const { signal, giveUp, onTaken } = options
  const lost = new AbortController()
  const silence = setTimeout(() => lost.abort(new Error(`No answer from ${url}.`)), FIRST_ANSWER_WITHIN_MS)
  const both = AbortSignal.any([signal, lost.signal, ...(giveUp === undefined ? [] : [giveUp])])
  let client: Client | undefined
  let taskId: string | undefined
  try {
    client = await withSignal(new ClientFactory().createFromUrl(url), both)
    const artifacts: Artifact[] = []
    for await (const event of client.sendMessageStream(messageFor(order), { signal: both })) {
      clearTimeout(silence)
      const payload = event.payload
      if (payload?.$case === 'task') {
        taskId = payload.value.id
        onTaken?.()
      }
      if (payload?.$case === 'artifactUpdate' && payload.value.artifact !== undefined)
        artifacts.push(payload.value.artifact)
      const status = payload?.$case === 'task' || payload?.$case === 'statusUpdate' ? payload.value.status : undefined
      if (status !== undefined && isFinal(status))
        return readResult(status, [...artifactsOf(payload?.value), ...artifacts])
    }
    throw new Error(`${url} ended the conversation before the order was carried out.`)
  } catch (error) {
    if (signal.aborted && client !== undefined && taskId !== undefined) callOff(client, taskId)
    both.throwIfAborted()
    throw error
  } finally {
    clearTimeout(silence)
  }
}

function messageFor(order: Order): Parameters<Client['sendMessageStream']>[0] {
  return {
    tenant: '',
    message: {
      messageId: randomUUID(),
      contextId: '',
      taskId: '',
      role: Role.ROLE_USER,
      parts: [{ content: { $case: 'data', value: order }, metadata: undefined, filename: '', mediaType: '' }],
      metadata: undefined,
      extensions: [],
      referenceTaskIds: [],
    },
    configuration: undefined,
    metadata: undefined,
  }
}

function isFinal(status: TaskStatus): boolean {
  const { state } = status
  return (
    state === TaskState.TASK_STATE_COMPLETED ||
    state === TaskState.TASK_STATE_FAILED ||
    state === TaskState.TASK_STATE_CANCELED ||
    state === TaskState.TASK_STATE_REJECTED
  )
}

function readResult(status: TaskStatus, artifacts: readonly Artifact[]): OrderResult {
  if (status.state !== TaskState.TASK_STATE_COMPLETED) {
    const content = status.message?.parts[0]?.content
    throw new OrderFailedError(content?.$case === 'text' ? content.value : 'The order was not carried out.')
  }
  const content = artifacts.at(-1)?.parts[0]?.content
  return v.parse(orderResultSchema, content?.$case === 'data' ? content.value : undefined)
}

function artifactsOf(value: unknown): readonly Artifact[] {
  return (value as Partial<Task> | undefined)?.artifacts ?? []
}

/** Best effort: the specialist may be gone, and then there is nothing to call off. */
function callOff(client: Client, id: string): void {
  client.cancelTask({ tenant: '', id, metadata: undefined }).catch(() => undefined)
}

/** Stops waiting when the signal is aborted, although the work itself cannot be stopped. */
function withSignal<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
