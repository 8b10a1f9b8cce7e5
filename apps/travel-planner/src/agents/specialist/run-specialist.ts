import { joinSession, type Agent } from '@callboard/agent'
import { appSchema } from '../../board/app-schema.ts'
import { openMemory } from '../../board/planner-memory.ts'
import { newestOnly, onceEach, type OrderHandler } from '../a2a/order-handler.ts'
import { serveOrders, type OrderServer } from '../a2a/serve-orders.ts'
import type { AgentEnvironment } from '../environment.ts'
import { refuseSteering } from '../refuse-steering.ts'
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
  refuseSteering(agent, 'I take my orders from the orchestrator, which has heard you.').catch(() => undefined)
  for await (const message of agent.messages()) {
    agent.say('I take my orders from the orchestrator. Write to it, and it tells me.', { replyTo: message })
  }
}

/** What a specialist needs to know of its environment. */
type SpecialistEnvironment = Pick<AgentEnvironment, 'port' | 'pageDelayMs' | 'wordDelayMs'> &
  Partial<Pick<AgentEnvironment, 'graceMs'>>

/** The orchestrator calls its orders off first; this is for when it cannot. Milliseconds. */
const LEAD_MS = 1_500

/** Takes orders for an agent that has joined, until it leaves. Rejects when the port is taken. */
export async function startSpecialist(
  specialist: Specialist,
  agent: Agent,
  { port, pageDelayMs, wordDelayMs, graceMs }: SpecialistEnvironment,
): Promise<OrderServer> {
  const { name, description } = specialist
  const memory = openMemory(agent.session)
  const carryOut = newestOnly(specialist.start({ agent, memory, pageDelayMs, wordDelayMs }))
  const handle = onceEach(graceMs === undefined ? carryOut : whilePeopleAreHere(agent, graceMs + LEAD_MS, carryOut))
  const server = await serveOrders({ name, description, port, handle })
  agent.signal.addEventListener('abort', () => void server.close(), { once: true })
  return server
}

/** Calls off what is under way once everybody has been gone for so long: nobody waits for it. */
function whilePeopleAreHere(agent: Agent, graceMs: number, carryOut: OrderHandler): OrderHandler {
  let gone = new AbortController()
  agent.onPeopleGone(graceMs, () => {
    gone.abort(new Error('Everybody had left.'))
    gone = new AbortController()
  })
  return (order, signal) => carryOut(order, AbortSignal.any([signal, gone.signal]))
}
