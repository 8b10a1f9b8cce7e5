import type { AgentHandle } from '../agent/agent-handle.ts'
import { hasProcessSignals, onStopSignal } from './stop-signals.ts'

/** Has the agent leave when its process is told to stop. Does nothing where there are no signals. */
export function leaveOnStop(agent: AgentHandle): void {
  if (!hasProcessSignals()) return
  const stopListening = onStopSignal((signal) =>
    agent.stop(`its process was stopped by ${signal}`, {
      code: 'agent-stopped',
      message: `The agent was stopped by ${signal}`,
    }),
  )
  agent.onGone(stopListening)
}
