import type { Agent } from '@callboard/agent'

/** Refuses instructions for single tasks, with whom to tell instead, until the agent leaves. */
export async function refuseSteering(agent: Agent, why: string): Promise<void> {
  for await (const command of agent.commands) command.refuse(why)
}
