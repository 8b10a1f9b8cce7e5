import type { Answer, InterruptAction } from '../../schema/index.ts'
import { isPlainObject } from '../../store/share.ts'
import { answerTypesOf } from '../answer-types.ts'
import { fit, originalOf, present, type AskedQuestion } from './asked.ts'

/** What a LangGraph agent wants to do. */
export interface ActionRequest {
  readonly action: string
  readonly args: Readonly<Record<string, unknown>>
}

/** An interrupt as LangGraph's Agent Inbox has it. */
export interface HumanInterrupt {
  readonly action_request: ActionRequest
  readonly config: {
    readonly allow_ignore: boolean
    readonly allow_respond: boolean
    readonly allow_edit: boolean
    readonly allow_accept: boolean
  }
  readonly description?: string | undefined
}

/** An answer as Agent Inbox gives it. */
export interface HumanResponse {
  readonly type: 'accept' | 'ignore' | 'response' | 'edit'
  readonly args: null | string | ActionRequest
}

const AGENT_INBOX = 'agentInbox'
const IGNORE_OPTION = 'ignore'

/**
 * The question of an Agent Inbox interrupt, to be asked: an approval where it can be accepted, else an edit of the
 * arguments, else a question for words. One that can only be ignored is a choice of that alone.
 */
export function fromAgentInbox(interrupt: HumanInterrupt): AskedQuestion {
  const { action_request: request, config, description } = interrupt
  const kind =
    config.allow_accept ? 'approval'
    : config.allow_edit ? 'edit'
    : config.allow_respond ? 'text'
    : 'choice'
  const allow: InterruptAction[] = []
  if (config.allow_edit && kind !== 'edit') allow.push('edit')
  if (config.allow_respond && kind !== 'text') allow.push('respond')
  if (config.allow_ignore && kind !== 'choice') allow.push('ignore')
  const name = fit.line(request.action)
  return present({
    kind,
    title: name,
    body: description === undefined ? undefined : fit.text(description),
    options: kind === 'choice' ? [{ id: IGNORE_OPTION, label: 'Ignore' }] : undefined,
    allow,
    draft: config.allow_edit ? request.args : undefined,
    tool: { name, input: request.args },
    metadata: { [AGENT_INBOX]: interrupt },
  } as const)
}

/** The Agent Inbox interrupt of a question: as it was, if it comes from there. */
export function toAgentInbox(question: AskedQuestion): HumanInterrupt {
  const original = originalOf<HumanInterrupt>(question.metadata, AGENT_INBOX)
  if (original !== undefined) return original
  const { title, body, tool, draft } = question
  const types = answerTypesOf(question)
  const args = [tool?.input, draft].find(isPlainObject)
  return present({
    action_request: { action: tool?.name ?? title, args: args ?? (draft === undefined ? {} : { draft }) },
    config: {
      allow_ignore: types.includes('ignore'),
      allow_respond: types.includes('respond') || types.includes('choose'),
      allow_edit: types.includes('edit') || types.includes('submit'),
      allow_accept: types.includes('accept'),
    },
    description: body ?? (tool === undefined ? undefined : title),
  })
}

/**
 * The answer of an Agent Inbox response. Edited arguments are the answer's value; the action stays that of the
 * question.
 */
export function fromHumanResponse(question: AskedQuestion, { type, args }: HumanResponse): Answer {
  if (type === 'response') return { type: 'respond', text: typeof args === 'string' ? args : JSON.stringify(args) }
  if (type === 'edit') return { type: 'edit', value: isPlainObject(args) ? args['args'] : args }
  if (type === 'ignore') {
    return question.kind === 'choice' ? { type: 'choose', options: [IGNORE_OPTION] } : { type: 'ignore' }
  }
  return { type: 'accept' }
}

/**
 * The Agent Inbox response of an answer. Agent Inbox has no word for a rejection: it is a response with the reason,
 * where one is allowed and there is a reason, and else ignores.
 */
export function toHumanResponse(question: AskedQuestion, answer: Answer): HumanResponse {
  const { action_request: request, config } = toAgentInbox(question)
  const { type, text, value, reason, options } = answer
  if (type === 'accept') return { type, args: null }
  if (type === 'respond') return { type: 'response', args: text ?? '' }
  if (type === 'edit' || type === 'submit') {
    const args = isPlainObject(value) ? value : { draft: value ?? text }
    return { type: 'edit', args: { action: request.action, args } }
  }
  if (type === 'choose' && options?.[0] !== IGNORE_OPTION) return { type: 'response', args: (options ?? []).join(', ') }
  if (type === 'reject' && reason !== undefined && config.allow_respond) return { type: 'response', args: reason }
  return { type: 'ignore', args: null }
}
