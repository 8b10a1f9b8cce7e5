/** What agents stream, in React. An entry of its own, so that a board without streams pays nothing. */
export { useAgentStream, type AgentStreamHandle, type AgentStreamOptions } from './use-agent-stream.ts'
