import { countSchema, idSchema, lineSchema, textSchema, timestampSchema } from './primitives.ts'
import { choice, list, object, optional, text, type Infer } from './schema.ts'

/** What an agent can ask of people. */
export const INTERRUPT_KINDS = ['approval', 'choice', 'form', 'text', 'edit'] as const

/** What people may do with a question beyond its kind, as Agent Inbox has it. */
export const INTERRUPT_ACTIONS = ['accept', 'edit', 'respond', 'ignore'] as const

const optionSchema = object({
  id: idSchema,
  label: lineSchema,
  description: optional(lineSchema),
  /** `always`: choosing it makes a grant, by which the agent need not ask again. @default once */
  scope: optional(choice(['once', 'always'])),
})

/**
 * An answer, as it is proposed and as it is resolved. `accept` and `reject` an approval, `choose` options, `submit` the
 * `value` of a form, `respond` with words, `edit` a draft (its words in `text`, anything else in `value`), `ignore` the
 * question. `value` is any JSON, which the question's own schema judges.
 */
export const answerSchema = object({
  type: choice(['accept', 'reject', 'choose', 'submit', 'respond', 'edit', 'ignore']),
  /** `choose`: the ids of the options. `accept`: the one option that says how. */
  options: optional(list(idSchema, { max: 64 })),
  text: optional(textSchema),
  /** Why it was rejected, or anything said with it. */
  reason: optional(lineSchema),
})

const personSchema = object({ person: idSchema, name: optional(lineSchema), device: optional(idSchema) })

/** How a question ended. Written by the agent that asked, once. */
export const resolutionSchema = object({
  state: choice(['answered', 'ignored', 'expired', 'withdrawn']),
  at: timestampSchema,
  answer: optional(answerSchema),
  /** Who gave the answer; absent when nobody did, as at a deadline or by a grant. */
  by: optional(personSchema),
  /** The proposal that won. */
  proposal: optional(idSchema),
  /** The grant by which it was answered without asking. */
  grant: optional(idSchema),
  /** Why it was withdrawn. */
  reason: optional(lineSchema),
})

/**
 * A question of an agent, in its record until the newest few have pushed it out. What does not fit there (a long body, a
 * schema, a draft) stands in a stream of the agent that `details` names, as one `data-interrupt` chunk of the same fields.
 * Fields of any JSON: `schema` (JSON Schema of the answer's `value`), `draft` (what is to be edited), `metadata`, `tool`'s `input`.
 */
export const interruptSchema = object({
  id: idSchema,
  kind: choice(INTERRUPT_KINDS),
  title: lineSchema,
  body: optional(textSchema),
  options: optional(list(optionSchema, { max: 32 })),
  /** `choice`: how many may be chosen. @default 1 */
  maxChoices: optional(countSchema),
  allow: optional(list(choice(INTERRUPT_ACTIONS), { max: 4 })),
  details: optional(text({ min: 1, max: 512 })),
  task: optional(idSchema),
  /** Whatever a model's provider makes up. */
  toolCallId: optional(text({ min: 1, max: 512 })),
  tool: optional(object({ name: lineSchema })),
  /** Machine-readable, as AG-UI's `reason`. */
  reason: optional(lineSchema),
  /** The agent on whose behalf it is asked, when a sub-agent's question is passed on. */
  onBehalfOf: optional(lineSchema),
  /** The people who may answer. @default everyone */
  answerableBy: optional(list(idSchema, { max: 64 })),
  /** What a grant of `always` covers; questions under the same key are answered by it. */
  grantKey: optional(lineSchema),
  askedAt: timestampSchema,
  deadline: optional(timestampSchema),
  resolution: optional(resolutionSchema),
})

/**
 * What of a question may stand outside the record: the `data` of the `data-interrupt` chunk in its stream, with `schema`,
 * `draft`, `metadata` and the tool's `input` as in the record, and a body that may be longer.
 */
export const interruptPartsSchema = object({
  body: optional(text({ max: 64 * 1024 })),
  tool: optional(object({ name: lineSchema })),
})

/** An approval for ever, until it is revoked. */
export const grantSchema = object({
  id: idSchema,
  key: lineSchema,
  title: lineSchema,
  by: personSchema,
  at: timestampSchema,
  /** The question that it comes from. */
  interrupt: idSchema,
  /** Who may revoke it: who might answer the question. @default everyone */
  answerableBy: optional(list(idSchema, { max: 64 })),
})

/** What a person proposes, in the person's record until the agent has decided: an answer, or something about one. */
export const proposalSchema = object({
  id: idSchema,
  agent: idSchema,
  /** What it is about: a question, or a grant. */
  interrupt: optional(idSchema),
  grant: optional(idSchema),
  /** `dismiss`: of a question that is unattended or expired. `revoke`: of a grant. */
  kind: choice(['answer', 'dismiss', 'revoke']),
  answer: optional(answerSchema),
  at: timestampSchema,
})

/** What an agent says of a proposal that it did not take, in its record while the proposal stands. */
export const refusalSchema = object({ at: timestampSchema, code: lineSchema, message: lineSchema })

/** One line of the session's log (its stream `log`): what was decided. */
export const logEntrySchema = object({
  id: idSchema,
  type: choice(['decision', 'grant', 'revocation', 'task']),
  at: timestampSchema,
  agent: idSchema,
  interrupt: optional(object({ id: idSchema, kind: choice(INTERRUPT_KINDS), title: lineSchema, askedAt: timestampSchema })),
  resolution: optional(resolutionSchema),
  grant: optional(grantSchema),
  /** `revocation`: who has revoked the grant. */
  by: optional(personSchema),
})

export type InterruptKind = (typeof INTERRUPT_KINDS)[number]
export type InterruptAction = (typeof INTERRUPT_ACTIONS)[number]
export type InterruptOption = Infer<typeof optionSchema>
export type Answer = Infer<typeof answerSchema>
export type Resolution = Infer<typeof resolutionSchema>
export type InterruptRecord = Infer<typeof interruptSchema>
export type InterruptParts = Infer<typeof interruptPartsSchema>
export type Grant = Infer<typeof grantSchema>
export type Proposal = Infer<typeof proposalSchema>
export type Refusal = Infer<typeof refusalSchema>
export type LogEntry = Infer<typeof logEntrySchema>
