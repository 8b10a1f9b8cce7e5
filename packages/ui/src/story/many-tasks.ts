import type { AgentRecord } from '@callboard/session'
import { doneTask, runningTask, STORY_START } from './records.ts'
import { STORY_SESSION } from './story-board.ts'
import type { StoryBoard } from './story-context.ts'

/** How many agents have tasks, and how many each has: together ten thousand. */
export const MANY_AGENTS = 100
export const TASKS_EACH = 100

/** Ten thousand tasks: each agent has a plan with 99 parts. */
export async function manyTasks(board: StoryBoard): Promise<void> {
  const agents = board.relay.doc(STORY_SESSION).getMap<AgentRecord>('agents')
  board.relay.doc(STORY_SESSION).transact(() => {
    for (let index = 0; index < MANY_AGENTS; index += 1) {
      const id = `agent-${String(index).padStart(3, '0')}`
      agents.set(id, recordOf(id, index))
    }
  })
  await board.pass(0)
}

function recordOf(id: string, index: number): AgentRecord {
  const plan = runningTask('plan', `Plan of agent ${index + 1}`, { startedAt: STORY_START + index })
  const parts = Array.from({ length: TASKS_EACH - 1 }, (_, part) => {
    const make = part % 3 === 0 ? doneTask : runningTask
    return make(`part-${String(part + 1).padStart(3, '0')}`, `Part ${part + 1} of agent ${index + 1}`, {
      parent: { agent: id, task: 'plan' },
      startedAt: STORY_START + part,
      progress: { fraction: part % 3 === 0 ? 1 : (part % 100) / 100 },
    })
  })
  return { id, epoch: 1, name: `Agent ${index + 1}`, status: 'working', since: STORY_START, updatedAt: STORY_START, tasks: [plan, ...parts], acks: {} }
}
