import type { Session } from '@callboard/session'
import * as v from 'valibot'
import * as Y from 'yjs'
import { aboutSchema, changeIntentSchema, type About, type ChangeIntent } from '../language/intent.ts'
import { hotelSchema } from './hotel.ts'
import { tripDraftSchema, type TripDraft } from './trip-draft.ts'
import { tripSchema } from './trip.ts'

/**
 * What the agents remember of the conversation beyond what is selected. It lies in the session document, in a root of
 * the app's own, so that it outlives their processes.
 */
export interface PlannerMemory {
  /** The trip being talked about, until it is complete. */
  draft(): TripDraft | undefined
  setDraft(draft: TripDraft | undefined): void
  /** The task under which a trip is being planned; still there after a crash in the middle of it. */
  planning(): string | undefined
  setPlanning(task: string | undefined): void
  /** What was wished of a trip that is not complete yet. */
  wishes(): readonly ChangeIntent[]
  setWishes(wishes: readonly ChangeIntent[]): void
  /** What the conversation was last about: "it". */
  about(): About | undefined
  setAbout(about: About | undefined): void
  /** What is being said; still there after a crash in the middle of it. */
  answers(): readonly OpenAnswer[]
  setAnswer(id: string, answer: OpenAnswer | undefined): void
  /** The last question which hotel it shall be; still there after a crash before it was acted on. */
  choice(): OpenChoice | undefined
  setChoice(choice: OpenChoice | undefined): void
  /** Ids of what people took off the board: it is not chosen again. */
  declined(): readonly string[]
  /** Each agent keeps a list of its own, so that no two write the same entry. */
  decline(agent: string, ids: readonly string[]): void
  /** What was taken off of one agent's selections, the latest last. */
  declinedOf(agent: string): readonly string[]
  /** Forgets that these were taken off: a person has put them back. */
  accept(agent: string, ids: readonly string[]): void
}

const openAnswerSchema = v.object({
  /** Of its stream. */
  id: v.string(),
  /** What is to be told, a line each. */
  say: v.array(v.string()),
  /** The text of the message that it answers. */
  message: v.optional(v.string()),
  /** And its id. */
  messageId: v.optional(v.string()),
})

/** An answer that has not been said to its end. */
export type OpenAnswer = v.InferOutput<typeof openAnswerSchema>

const openChoiceSchema = v.object({
  /** Of the question. */
  id: v.string(),
  /** The orchestrator's task that it came up in. */
  task: v.string(),
  trip: tripSchema,
  /** What can be chosen; the first stands on the board. */
  hotels: v.array(hotelSchema),
  /** Whether it was acted on, or is not to be. */
  isSettled: v.boolean(),
})

/** A question which hotel it shall be. */
export type OpenChoice = v.InferOutput<typeof openChoiceSchema>

/** The newest of these are kept; older ones concern days long planned. */
const MOST_DECLINED = 40

const idsSchema = v.array(v.string())
const wishesSchema = v.array(changeIntentSchema)

/** The memory in a session's document. */
export function openMemory(session: Session): PlannerMemory {
  const root: Y.Map<unknown> = session.sharedType('planner', Y.Map<unknown>)
  const write = (key: string, value: unknown): void => {
    if (value === undefined) root.delete(key)
    else root.set(key, value)
  }
  const read = <Value>(key: string, schema: v.GenericSchema<unknown, Value>): Value | undefined => {
    const result = v.safeParse(schema, root.get(key))
    return result.success ? result.output : undefined
  }
  const listOf = (key: string): readonly string[] => read(key, idsSchema) ?? []
  return {
    draft: () => read('draft', tripDraftSchema),
    setDraft: (draft) => write('draft', draft),
    planning: () => {
      const task = root.get('planning')
      return typeof task === 'string' ? task : undefined
    },
    setPlanning: (task) => write('planning', task),
    wishes: () => read('wishes', wishesSchema) ?? [],
    setWishes: (wishes) => write('wishes', wishes.length === 0 ? undefined : wishes),
    about: () => read('about', aboutSchema),
    setAbout: (about) => write('about', about),
    answers: () =>
      [...root.keys()].filter((key) => key.startsWith('answer/')).flatMap((key) => read(key, openAnswerSchema) ?? []),
    setAnswer: (id, answer) => write(`answer/${id}`, answer),
    choice: () => read('choice', openChoiceSchema),
    setChoice: (choice) => write('choice', choice),
    declinedOf: (agent) => listOf(`declined/${agent}`),
    declined: () => [...root.keys()].filter((key) => key.startsWith('declined/')).flatMap(listOf),
    decline: (agent, ids) => {
      const key = `declined/${agent}`
      // The latest last, also when it was taken off before.
      const all = [...listOf(key).filter((id) => !ids.includes(id)), ...new Set(ids)]
      write(key, all.slice(-MOST_DECLINED))
    },
    accept: (agent, ids) => {
      const key = `declined/${agent}`
      const before = listOf(key)
      const left = before.filter((id) => !ids.includes(id))
      if (left.length < before.length) write(key, left)
    },
  }
}
