/** What agents ask of people, and what people propose. A board without it pays nothing. */
export { interruptsOf } from './interrupts-of.ts'
export type { Interrupts } from './interrupts.ts'
export { isOpen, type InterruptState, type InterruptView, type OwnAnswer } from './interrupt-view.ts'
export type { GrantView, Revocation } from './grant-view.ts'
export { answerTypesOf, type AnswerType } from './answer-types.ts'
export { checkAnswer, type AnswerRules } from './check-answer.ts'
export { vetSchema } from './vet-schema.ts'
export { interruptKey } from './interrupt-key.ts'
export { INTERRUPT_CHUNK } from './interrupt-details.ts'
export { proposalsFor, type IncomingProposal } from './proposals-for.ts'
export type { AskedQuestion } from './adapters/asked.ts'
export {
  fromAgUi,
  fromAgUiResume,
  toAgUi,
  toAgUiResume,
  type AgUiInterrupt,
  type AgUiResumeEntry,
} from './adapters/ag-ui.ts'
export {
  fromAgentInbox,
  fromHumanResponse,
  toAgentInbox,
  toHumanResponse,
  type ActionRequest,
  type HumanInterrupt,
  type HumanResponse,
} from './adapters/agent-inbox.ts'
export {
  fromToolApproval,
  fromToolApprovalResponse,
  toToolApproval,
  toToolApprovalResponse,
  type ToolApprovalRequest,
  type ToolApprovalResponse,
} from './adapters/tool-approval.ts'
export type {
  Answer,
  Grant,
  InterruptAction,
  InterruptKind,
  InterruptOption,
  InterruptParts,
  InterruptRecord,
  LogEntry,
  Proposal,
  Refusal,
  Resolution,
} from '../schema/interrupt.ts'
