import type { Answer } from '../../schema/index.ts'
import { fit, originalOf, present, type AskedQuestion } from './asked.ts'

/** A tool call that the AI SDK wants approved: its `tool-approval-request`, with the call that it is for. */
export interface ToolApprovalRequest {
  readonly approvalId: string
  readonly toolCallId: string
  readonly toolName: string
  readonly input: unknown
  /** Why it needs approval. */
  readonly reason?: string | undefined
  readonly [field: string]: unknown
}

/** What answers it: the AI SDK's `tool-approval-response`. */
export interface ToolApprovalResponse {
  readonly type: 'tool-approval-response'
  readonly approvalId: string
  readonly approved: boolean
  readonly reason?: string | undefined
}

const AI_SDK = 'aiSdk'

/** The question whether a tool may be called, to be asked. */
export function fromToolApproval(request: ToolApprovalRequest): AskedQuestion {
  const { approvalId, toolCallId, toolName, input, reason } = request
  const name = fit.line(toolName)
  return present({
    id: fit.id(approvalId),
    kind: 'approval' as const,
    title: name,
    body: reason === undefined ? undefined : fit.text(reason),
    tool: { name, input },
    toolCallId: fit.toolCallId(toolCallId),
    metadata: { [AI_SDK]: request },
  })
}

/** The AI SDK's request of a question: as it was, if it comes from there. */
export function toToolApproval(question: AskedQuestion & { readonly id: string }): ToolApprovalRequest {
  const { id, title, body, tool, toolCallId, metadata } = question
  const request = {
    approvalId: id,
    toolCallId: toolCallId ?? id,
    toolName: tool?.name ?? title,
    input: tool?.input ?? {},
    reason: body,
  }
  return originalOf<ToolApprovalRequest>(metadata, AI_SDK) ?? present(request)
}

/** The answer of an AI SDK response. */
export function fromToolApprovalResponse({ approved, reason }: ToolApprovalResponse): Answer {
  return present({ type: approved ? 'accept' : 'reject', reason } as const)
}

/**
 * The AI SDK's response of an answer; `undefined`, when nobody answered, denies. Whatever does not accept denies, with
 * what was said as the reason.
 */
export function toToolApprovalResponse(
  question: AskedQuestion & { readonly id: string },
  answer: Answer | undefined,
): ToolApprovalResponse {
  const { approvalId } = toToolApproval(question)
  const reason = answer === undefined ? 'Nobody answered in time.' : (answer.reason ?? answer.text)
  return present({ type: 'tool-approval-response', approvalId, approved: answer?.type === 'accept', reason } as const)
}
