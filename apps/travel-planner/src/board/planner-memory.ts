import type { Session } from '@callboard/session'
import * as v from 'valibot'
import * as Y from 'yjs'
import { tripDraftSchema, type TripDraft } from './trip-draft.ts'

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
  /** Ids of what people took off the board: it is not chosen again. */
  declined(): readonly string[]
  /** Each agent keeps a list of its own, so that no two write the same entry. */
  decline(agent: string, ids: readonly string[]): void
  /** Forgets that these were taken off: a person has put them back. */
  accept(agent: string, ids: readonly string[]): void
}

/** The newest of these are kept; older ones concern days long planned. */
const MOST_DECLINED = 40

const idsSchema = v.array(v.string())

/** The memory in a session's document. */
export function openMemory(session: Session): PlannerMemory {
  const root: Y.Map<unknown> = session.sharedType('planner', Y.Map<unknown>)
  const write = (key: string, value: unknown): void => {
    if (value === undefined) root.delete(key)
    else root.set(key, value)
  }
  const listOf = (key: string): readonly string[] => {
    const result = v.safeParse(idsSchema, root.get(key))
    return result.success ? result.output : []
  }
  return {
    draft: () => {
      const result = v.safeParse(tripDraftSchema, root.get('draft'))
      return result.success ? result.output : undefined
    },
    setDraft: (draft) => write('draft', draft),
    planning: () => {
      const task = root.get('planning')
      return typeof task === 'string' ? task : undefined
    },
    setPlanning: (task) => write('planning', task),
    declined: () => [...root.keys()].filter((key) => key.startsWith('declined/')).flatMap(listOf),
    decline: (agent, ids) => {
      const key = `declined/${agent}`
      const all = [...new Set([...listOf(key), ...ids])]
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
