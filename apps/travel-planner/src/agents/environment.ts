import * as v from 'valibot'
import { PLANNER_SESSION } from '../board/app-schema.ts'

const number = v.pipe(v.string(), v.transform(Number), v.number(), v.integer(), v.minValue(0))
const url = v.pipe(v.string(), v.url())

const environmentSchema = v.object({
  /** The relay. */
  CALLBOARD_URL: v.optional(url, 'ws://127.0.0.1:4455'),
  CALLBOARD_SESSION: v.optional(v.string(), PLANNER_SESSION),
  /** Where this agent takes orders; 0 is any free port. */
  PLANNER_PORT: v.optional(number, '0'),
  /** Where the others take theirs. */
  PLANNER_FLIGHTS_URL: v.optional(url),
  PLANNER_HOTELS_URL: v.optional(url),
  PLANNER_ACTIVITIES_URL: v.optional(url),
  /** What a page of rows takes to arrive, milliseconds: stands for the latency of a remote source. */
  PLANNER_PAGE_DELAY_MS: v.optional(number, '110'),
  /** What a word takes that is streamed, milliseconds: stands for the speed of a model. */
  PLANNER_WORD_DELAY_MS: v.optional(number, '30'),
  /** How long people may take to answer a question, milliseconds. */
  PLANNER_ANSWER_WITHIN_MS: v.optional(number, '60000'),
  /** How long work goes on when everybody has left, milliseconds. */
  PLANNER_GRACE_MS: v.optional(number, '20000'),
})

/** What the launcher tells an agent's process. */
export interface AgentEnvironment {
  readonly relayUrl: string
  readonly session: string
  readonly port: number
  readonly specialists: { readonly [Name in SpecialistName]: string | undefined }
  readonly pageDelayMs: number
  readonly wordDelayMs: number
  readonly answerWithinMs: number
  readonly graceMs: number
}

/** The agents that the orchestrator gives orders to. */
export const SPECIALISTS = ['flights', 'hotels', 'activities'] as const

/** Name of an agent that the orchestrator gives orders to. */
export type SpecialistName = (typeof SPECIALISTS)[number]

/** Reads the process environment. Throws an error that names the variable which has no usable value. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): AgentEnvironment {
  const result = v.safeParse(environmentSchema, variables)
  if (!result.success) {
    const [issue] = result.issues
    throw new Error(`The variable ${v.getDotPath(issue) ?? ''} has no usable value: ${issue.message}.`)
  }
  const values = result.output
  return {
    relayUrl: values.CALLBOARD_URL,
    session: values.CALLBOARD_SESSION,
    port: values.PLANNER_PORT,
    specialists: {
      flights: values.PLANNER_FLIGHTS_URL,
      hotels: values.PLANNER_HOTELS_URL,
      activities: values.PLANNER_ACTIVITIES_URL,
    },
    pageDelayMs: values.PLANNER_PAGE_DELAY_MS,
    wordDelayMs: values.PLANNER_WORD_DELAY_MS,
    answerWithinMs: values.PLANNER_ANSWER_WITHIN_MS,
    graceMs: values.PLANNER_GRACE_MS,
  }
}
