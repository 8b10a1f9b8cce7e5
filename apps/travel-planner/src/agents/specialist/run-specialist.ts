import { joinSession, type Agent } from '@callboard/agent'
import { appSchema } from '../../board/app-schema.ts'
import { openMemory } from '../../board/planner-memory.ts'
import { newestOnly, onceEach } from '../a2a/order-handler.ts'
import { serveOrders, type OrderServer } from '../a2a/serve-orders.ts'
import type { AgentEnvironment } from '../environment.ts'
import type { Specialist } from './specialist.ts'

/** Joins the board as a specialist and takes orders until the process is told to end. */
export async function runSpecialist(specialist: Specialist, environment: AgentEnvironment): Promise<void> {
  const { id, name, role } = specialist
  const agent = await joinSession({
    url: environment.relayUrl,
    session: environment.session,
    agent: { id, name, role, reportsWithinMs: 8_000 },
    schema: appSchema,
  })
  await startSpecialist(specialist, agent, environment)
  for await (const message of agent.messages()) {
    agent.say('I take my orders from the orchestrator. Write to it, and it tells me.', { replyTo: message })
  }
}

/** Takes orders for an agent that has joined, until it leaves. Rejects when the port is taken. */
export async function startSpecialist(
  specialist: Specialist,
  agent: Agent,
  { port, pageDelayMs, wordDelayMs }: Pick<AgentEnvironment, 'port' | 'pageDelayMs' | 'wordDelayMs'>,
): Promise<OrderServer> {
  const { name, description } = specialist
  const memory = openMemory(agent.session)
  const handle = onceEach(newestOnly(specialist.start({ agent, memory, pageDelayMs, wordDelayMs })))
  const server = await serveOrders({ name, description, port, handle })
  agent.signal.addEventListener('abort', () => void server.close(), { once: true })
  return server
}
