import type { ToolApprovalResponse as SdkResponse } from 'ai'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interruptSchema, parseWith, type Answer } from '../../schema/index.ts'
import { checkAnswer } from '../check-answer.ts'
import { fromAgUi, fromAgUiResume, toAgUi, toAgUiResume, type AgUiInterrupt } from './ag-ui.ts'
import { fromAgentInbox, fromHumanResponse, toAgentInbox, toHumanResponse, type HumanInterrupt } from './agent-inbox.ts'
import type { AskedQuestion } from './asked.ts'
import {
  fromToolApproval,
  fromToolApprovalResponse,
  toToolApproval,
  toToolApprovalResponse,
  type ToolApprovalRequest,
} from './tool-approval.ts'

const seeded = { seed: 20_261_121, numRuns: 400 }
const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ minLength: 450, maxLength: 5_000 }))
const object = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })
const json = fc.jsonValue({ maxDepth: 3 })
const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined })

/** As it travels: through a record and back. */
function travelled<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

/** What `ask()` makes of it, which must be a question that people can read. */
function asked(question: AskedQuestion): AskedQuestion & { readonly id: string } {
  const whole = travelled({ ...question, id: question.id ?? 'made-up', askedAt: 1 })
  const parsed = parseWith(interruptSchema, whole)
  expect(parsed.ok ? [] : parsed.issues).toEqual([])
  return whole
}

const agUi: fc.Arbitrary<AgUiInterrupt> = fc.record(
  {
    id: words,
    reason: words,
    message: words,
    toolCallId: words,
    responseSchema: object,
    expiresAt: fc.oneof(
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
      words,
    ),
    subagentRunId: words,
    metadata: object,
  },
  { requiredKeys: ['id', 'reason'] },
)

test('an AG-UI interrupt survives being asked here, and so does every answer to it', () => {
  fc.assert(
    fc.property(agUi, optional(json), (interrupt, payload) => {
      const question = asked(fromAgUi(interrupt))
      expect(toAgUi(question)).toEqual(travelled(interrupt))
      expect(question.schema).toEqual(travelled(interrupt).responseSchema)
      for (const entry of [
        { interruptId: interrupt.id, status: 'resolved', payload: payload ?? undefined } as const,
        { interruptId: interrupt.id, status: 'cancelled' } as const,
      ]) {
        const answer = travelled(fromAgUiResume(question, entry))
        expect(toAgUiResume(question, { state: 'answered', answer })).toEqual(travelled(entry))
      }
    }),
    seeded,
  )
  const { deadline, kind, onBehalfOf } = fromAgUi({
    id: 'i',
    reason: 'input_required',
    responseSchema: { type: 'string' },
    expiresAt: '2026-11-21T03:00:00.000Z',
    subagentRunId: 'run-2',
  })
  expect([deadline, kind, onBehalfOf]).toEqual([Date.UTC(2026, 10, 21, 3), 'form', 'run-2'])
})

test('a question of this board survives being shown as an AG-UI interrupt, with every kind of answer', () => {
  const options = [{ id: 'a', label: 'A' }]
  const questions: readonly [AskedQuestion & { id: string }, Answer][] = [
    [
      { id: 'q', kind: 'approval', title: 'Book?', deadline: 5, allow: ['edit'] },
      { type: 'edit', value: { seats: 2 } },
    ],
    [
      { id: 'q', kind: 'approval', title: 'Book?', options },
      { type: 'accept', options: ['a'] },
    ],
    [
      { id: 'q', kind: 'choice', title: 'Which?', options, maxChoices: 2 },
      { type: 'choose', options: ['a'] },
    ],
    [
      { id: 'q', kind: 'form', title: 'Who?', schema: { type: 'object' } },
      { type: 'submit', value: { name: 'Ada' } },
    ],
    [
      { id: 'q', kind: 'text', title: 'Where?', body: 'In Europe' },
      { type: 'respond', text: 'Lisbon' },
    ],
    [
      { id: 'q', kind: 'edit', title: 'Right?', draft: 'Dear all' },
      { type: 'edit', text: 'Dear both' },
    ],
  ]
  for (const [question, answer] of questions) {
    expect(fromAgUi(travelled(toAgUi(question)))).toEqual(question)
    const entry = travelled(toAgUiResume(question, answer))
    expect(fromAgUiResume(question, entry)).toEqual(answer)
    expect(checkAnswer(question, fromAgUiResume(question, entry))).toEqual([])
  }
  const approval: AskedQuestion & { id: string } = { id: 'q', kind: 'approval', title: 'Book?' }
  expect(toAgUiResume(approval, { type: 'accept' }).payload).toEqual({ approved: true })
  expect(toAgUiResume(approval, { type: 'reject', reason: 'Dear' }).payload).toEqual({
    approved: false,
    reason: 'Dear',
  })
  expect(toAgUiResume(approval, { state: 'expired' })).toEqual({ interruptId: 'q', status: 'cancelled' })
})

test('an Agent Inbox interrupt survives being asked here, and takes the answers that it allows and no others', () => {
  const interrupts: fc.Arbitrary<HumanInterrupt> = fc.record(
    {
      action_request: fc.record({ action: words, args: object }),
      config: fc.record({
        allow_ignore: fc.boolean(),
        allow_respond: fc.boolean(),
        allow_edit: fc.boolean(),
        allow_accept: fc.boolean(),
      }),
      description: words,
    },
    { requiredKeys: ['action_request', 'config'] },
  )
  fc.assert(
    fc.property(interrupts, object, fc.string({ minLength: 1, maxLength: 50 }), (interrupt, args, text) => {
      const question = asked(fromAgentInbox(interrupt))
      expect(toAgentInbox(question)).toEqual(travelled(interrupt))
      const { config, action_request } = travelled(interrupt)
      const { allow_accept, allow_edit, allow_ignore, allow_respond } = config
      const canAnything = allow_accept || allow_edit || allow_ignore || allow_respond
      const responses = [
        [{ type: 'accept', args: null }, allow_accept],
        [{ type: 'edit', args: { action: action_request.action, args: travelled(args) } }, allow_edit],
        [{ type: 'response', args: `!${text}` }, allow_respond],
        [{ type: 'ignore', args: null }, allow_ignore || !canAnything],
      ] as const
      for (const [response, isAllowed] of responses) {
        const answer = travelled(fromHumanResponse(question, response))
        expect(toHumanResponse(question, answer)).toEqual(response)
        expect(checkAnswer(question, answer).length === 0).toBe(isAllowed)
      }
    }),
    seeded,
  )
})

test('an AI SDK tool approval survives being asked here, and so does its response', () => {
  const requests: fc.Arbitrary<ToolApprovalRequest> = fc.record(
    { approvalId: words, toolCallId: words, toolName: words, input: object, reason: words, signature: words },
    { requiredKeys: ['approvalId', 'toolCallId', 'toolName', 'input'] },
  )
  fc.assert(
    fc.property(requests, fc.boolean(), optional(fc.string({ maxLength: 80 })), (request, approved, reason) => {
      const question = asked(fromToolApproval(request))
      expect(toToolApproval(question)).toEqual(travelled(request))
      const { approvalId } = request
      const response = travelled({ type: 'tool-approval-response' as const, approvalId, approved, reason })
      const answer = travelled(fromToolApprovalResponse(response))
      expect(checkAnswer(question, answer)).toEqual([])
      // The AI SDK takes it as it is.
      const back: SdkResponse = toToolApprovalResponse(question, answer) as SdkResponse
      expect(back).toEqual(response)
    }),
    seeded,
  )
  const question = asked(fromToolApproval({ approvalId: 'a', toolCallId: 'c', toolName: 'book', input: {} }))
  expect(toToolApprovalResponse(question, undefined)).toMatchObject({ approvalId: 'a', approved: false })
})
