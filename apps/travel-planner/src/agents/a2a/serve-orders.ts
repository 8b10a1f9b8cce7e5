import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AGENT_CARD_PATH, Role, TaskState, type AgentCard, type Message, type TaskStatus } from '@a2a-js/sdk'
import {
  AgentEvent,
  DefaultRequestHandler,
  InMemoryTaskStore,
  type AgentExecutor,
  type ExecutionEventBus,
  type RequestContext,
} from '@a2a-js/sdk/server'
import { agentCardHandler, jsonRpcHandler, UserBuilder } from '@a2a-js/sdk/server/express'
import express from 'express'
import * as v from 'valibot'
import type { OrderHandler } from './order-handler.ts'
import { orderSchema, type Order, type OrderResult } from './order.ts'

/** A running A2A server. */
export interface OrderServer {
  readonly url: string
  close(): Promise<void>
}

/** What the agent card says. */
export interface OrderServerOptions {
  readonly name: string
  readonly description: string
  /** On 127.0.0.1; 0 is any free port. */
  readonly port: number
  readonly handle: OrderHandler
}

const RPC_PATH = '/a2a'

/** Takes orders by the A2A protocol (JSON-RPC over HTTP, streamed) until it is closed. Rejects for a taken port. */
export async function serveOrders(options: OrderServerOptions): Promise<OrderServer> {
  const app = express()
  const server = await listen(app, options.port)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const card = createCard(options, url)
  const requestHandler = new DefaultRequestHandler(card, new InMemoryTaskStore(), createExecutor(options.handle))
  app.use(`/${AGENT_CARD_PATH}`, agentCardHandler({ agentCardProvider: requestHandler }))
  app.use(RPC_PATH, jsonRpcHandler({ requestHandler, userBuilder: UserBuilder.noAuthentication }))
  return {
    url,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function listen(app: express.Express, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (error) => (error === undefined ? resolve(server) : reject(error)))
  })
}

function createExecutor(handle: OrderHandler): AgentExecutor {
  const running = new Map<string, AbortController>()
  return {
    execute: async (context, bus) => {
      const abort = new AbortController()
      running.set(context.taskId, abort)
      publishTask(context, bus, TaskState.TASK_STATE_WORKING)
      try {
        const result = await handle(readOrder(context.userMessage), abort.signal)
        publishResult(context, bus, result)
        publishStatus(context, bus, TaskState.TASK_STATE_COMPLETED)
      } catch (error) {
        const state = abort.signal.aborted ? TaskState.TASK_STATE_CANCELED : TaskState.TASK_STATE_FAILED
        publishStatus(context, bus, state, error instanceof Error ? error.message : String(error))
      } finally {
        running.delete(context.taskId)
        bus.finished()
      }
    },
    cancelTask: async (taskId) => {
      running.get(taskId)?.abort(new Error('The order was called off.'))
    },
  }
}

function readOrder(message: Message): Order {
  const content = message.parts[0]?.content
  return v.parse(orderSchema, content?.$case === 'data' ? content.value : undefined)
}

function publishTask(context: RequestContext, bus: ExecutionEventBus, state: TaskState): void {
  bus.publish(
    AgentEvent.task({
      id: context.taskId,
      contextId: context.contextId,
      status: statusOf(context, state, undefined),
      artifacts: [],
      history: [context.userMessage],
      metadata: undefined,
    }),
  )
}

function publishResult(context: RequestContext, bus: ExecutionEventBus, result: OrderResult): void {
  bus.publish(
    AgentEvent.artifactUpdate({
      taskId: context.taskId,
      contextId: context.contextId,
      artifact: {
        artifactId: randomUUID(),
        name: 'result',
        description: '',
        parts: [{ content: { $case: 'data', value: result }, metadata: undefined, filename: '', mediaType: '' }],
        metadata: undefined,
        extensions: [],
      },
      append: false,
      lastChunk: true,
      metadata: undefined,
    }),
  )
}

function publishStatus(context: RequestContext, bus: ExecutionEventBus, state: TaskState, text?: string): void {
  bus.publish(
    AgentEvent.statusUpdate({
      taskId: context.taskId,
      contextId: context.contextId,
      status: statusOf(context, state, text),
      metadata: undefined,
    }),
  )
}

function statusOf(context: RequestContext, state: TaskState, text: string | undefined): TaskStatus {
  const message: Message | undefined =
    text === undefined
      ? undefined
      : {
          messageId: randomUUID(),
          contextId: context.contextId,
          taskId: context.taskId,
          role: Role.ROLE_AGENT,
          parts: [{ content: { $case: 'text', value: text }, metadata: undefined, filename: '', mediaType: '' }],
          metadata: undefined,
          extensions: [],
          referenceTaskIds: [],
        }
  return { state, message, timestamp: new Date().toISOString() }
}

function createCard({ name, description }: OrderServerOptions, url: string): AgentCard {
  return {
    name,
    description,
    version: '1.0.0',
    supportedInterfaces: [{ url: `${url}${RPC_PATH}`, protocolBinding: 'JSONRPC', tenant: '', protocolVersion: '1.0' }],
    provider: undefined,
    capabilities: { streaming: true, pushNotifications: false, extensions: [] },
    securitySchemes: {},
    securityRequirements: [],
    defaultInputModes: ['application/json'],
    defaultOutputModes: ['application/json'],
    skills: [
      {
        id: 'orders',
        name,
        description,
        tags: ['travel'],
        examples: [],
        inputModes: ['application/json'],
        outputModes: ['application/json'],
        securityRequirements: [],
      },
    ],
    signatures: [],
  }
}
