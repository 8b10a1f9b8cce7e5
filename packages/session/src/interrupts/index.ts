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
export { readAsking, type Asking, type ReadInterrupt } from './read-asking.ts'
export { proposalsFor, type IncomingProposal } from './proposals-for.ts'
export { findLogEntry } from './read-log.ts'
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
export {
  answerSchema,
  grantSchema,
  interruptPartsSchema,
  interruptSchema,
  logEntrySchema,
  proposalSchema,
  refusalSchema,
  resolutionSchema,
  INTERRUPT_ACTIONS,
  INTERRUPT_KINDS,
  type Answer,
  type Grant,
  type InterruptAction,
  type InterruptKind,
  type InterruptOption,
  type InterruptParts,
  type InterruptRecord,
  type LogEntry,
  type Proposal,
  type Refusal,
  type Resolution,
} from '../schema/interrupt.ts'
