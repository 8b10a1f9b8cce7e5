/** Commands to agents, in React. An entry of its own, so that a board that only shows pays nothing. */
export {
  useAgentControls,
  type AgentControl,
  type AgentControls,
} from './use-agent-controls.ts'
export type { ControlTarget, ControlVerb } from './control-target.ts'
export type { ControlCommand } from './control-command.ts'
export type { ControlReason, Verdict } from './verdict.ts'
export { useBargeIn, type BargeInHandle } from './use-barge-in.ts'
export type { BargeIn, BargeInOptions, BargeInTask } from './barge-in.ts'
