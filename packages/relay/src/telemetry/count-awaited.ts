import type * as Y from 'yjs'

/** What a session waits for: agents, people, or both. */
export interface AwaitedCounts {
  /** Tasks that say they are running. */
  readonly tasks: number
  /** Questions that nobody has answered, and that have not expired. */
  readonly questions: number
  /** Commands that an addressee has not acknowledged and that have not expired, one for each addressee. */
  readonly commands: number
}

export const NOTHING_AWAITED: AwaitedCounts = { tasks: 0, questions: 0, commands: 0 }

/** Of one record no more is looked at than this: a record of 8 KiB holds less. */
const LONGEST_LIST = 1_000

/** Counts in a document. Records are what clients wrote, so whatever is not as it should be counts for nothing. */
export function countAwaited(doc: Y.Doc, now: number): AwaitedCounts {
  const counts = { tasks: 0, questions: 0, commands: 0 }
  const agents = doc.getMap<unknown>('agents')
  for (const record of agents.values()) {
    for (const task of listIn(record, 'tasks')) if (field(task, 'status') === 'running') counts.tasks += 1
    for (const question of listIn(record, 'interrupts')) {
      if (field(question, 'resolution') === undefined && !isOver(field(question, 'deadline'), now)) counts.questions += 1
    }
  }
  for (const record of doc.getMap<unknown>('people').values()) {
    for (const command of listIn(record, 'commands')) {
      if (isOver(field(command, 'expiresAt'), now)) continue
      const id = field(command, 'id')
      for (const agent of listIn(command, 'to')) {
        if (typeof agent === 'string' && typeof id === 'string' && !acknowledges(agents.get(agent), id)) counts.commands += 1
      }
    }
  }
  return counts
}

function acknowledges(record: unknown, command: string): boolean {
  return field(field(record, 'acks'), command) !== undefined
}

function isOver(at: unknown, now: number): boolean {
  return typeof at === 'number' && at <= now
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = field(value, name)
  return Array.isArray(list) ? list.slice(0, LONGEST_LIST) : []
}

/** Own fields alone: what clients wrote may try to bring a prototype. */
function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}
