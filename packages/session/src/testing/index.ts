/** Tools for testing and for showing what Callboard does: no server, time and chance in hand. */
export { agentRecord } from './agent-record.ts'
export { createManualClock, type ManualClock } from './manual-clock.ts'
export { createHostileRelay, type HostileRelay } from './hostile-socket.ts'
export { createSeededRandom, type SeededRandom } from './seeded-random.ts'
export { createTestSession, type TestSession, type TestSessionOptions } from './create-test-session.ts'
export {
  createScriptedAgents,
  type ScriptedAgents,
  type ScriptedAgentsOptions,
} from './scripted/create-scripted-agents.ts'
export { SCENARIOS, type Scenario } from './scripted/scenario.ts'
export { createLossyNetwork, STREAMS_NODE, type LossyNetwork, type LossyNetworkOptions } from './lossy/lossy-network.ts'
export type { PacketFaults } from './lossy/packet-post.ts'
