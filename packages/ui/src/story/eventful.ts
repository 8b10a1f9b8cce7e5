import { writeAgentRecord, type AgentRecord, type Session, type TaskRecord } from '@callboard/session'
import { activityOf } from '@callboard/session/activity'
import type { StoryBoard } from './story-context.ts'
import { doneTask, PLANNERS, runningTask, STORY_START } from './records.ts'

/** Some minutes in which much has happened: tasks, a milestone, a failure, a question, a crash, choices and instructions. */
export async function eventful(board: StoryBoard): Promise<void> {
  const { session } = board
  // As a page that is open all the while.
  activityOf(session)
  const trip = { agent: 'orchestrator', task: 'trip' }
  await board.agent('orchestrator', { ...PLANNERS.orchestrator })
  await board.pass(12)
  const milestones = [{ title: 'All fares of Friday read', at: STORY_START + 55_000 }]
  const compare = runningTask('compare', 'Compare flights', { parent: trip, startedAt: STORY_START + 12_000, updatedAt: STORY_START + 55_000, milestones })
  const flights = await board.agent('flights', { ...PLANNERS.flights, tasks: [] })
  const hotels = await board.agent('hotels', { ...PLANNERS.hotels, tasks: [] })
  const activities = await board.agent('activities', { ...PLANNERS.activities, tasks: [] })
  await board.pass(50)
  const error = { code: 'no-answer', message: 'The booking site gave no answer' }
  report(flights, [doneTask('airports', 'Choose airports', { parent: trip, startedAt: STORY_START + 12_000, endedAt: STORY_START + 31_000 }), compare])
  report(hotels, [
    doneTask('area', 'Choose an area', { parent: trip, startedAt: STORY_START + 13_000, endedAt: STORY_START + 42_000 }),
    doneTask('availability', 'Ask for rooms', { parent: trip, status: 'failed', startedAt: STORY_START + 42_000, endedAt: STORY_START + 61_000, error }),
    runningTask('search', 'Search hotels', { parent: trip, startedAt: STORY_START + 61_000 }),
  ])
  const ben = await board.person('ben', 'Ben Okafor', 'Itinerary')
  flights.setSelection('flight', { title: 'TP 533, Berlin to Lisbon', detail: 'Friday 18:20 – 21:05', price: '€184' })
  session.setConfig('budget', 900)
  await board.pass(20)
  ben.setSelection('hotel', { name: 'Casa do Jasmim', nights: 2 })
  session.sendCommand({ kind: 'steer', to: 'hotels', text: 'Only with breakfast, and not on a hill, please.' })
  await board.pass(9)
  flights.setSelection('flight', { title: 'LH 1172, Berlin to Lisbon', detail: 'Friday 17:05 – 20:10', price: '€169' })
  board.crash(activities)
  await board.pass(14)
  ben.setConfig('budget', 1_100)
  await board.pass(2)
}

/** An agent's record says something else of its tasks. */
function report(agent: Session, tasks: readonly TaskRecord[]): void {
  const { identity, doc } = agent
  const record = doc.getMap<AgentRecord>('agents').get(identity.kind === 'agent' ? identity.id : '')
  if (record !== undefined) writeAgentRecord(agent, { ...record, tasks: [...tasks], updatedAt: agent.now() })
}

/** More than a screen holds: forty agents that each did a dozen things. */
export async function muchHappened(board: StoryBoard): Promise<void> {
  for (let index = 0; index < 40; index += 1) {
    const tasks = Array.from({ length: 12 }, (_, step) => {
      const startedAt = STORY_START + (index * 7 + step * 90) * 1_000
      const isLast = step === 11
      return isLast ? runningTask(`t${step}`, `Step ${step + 1}`, { startedAt }) : doneTask(`t${step}`, `Step ${step + 1}`, { startedAt, endedAt: startedAt + 60_000 })
    })
    await board.foreignRecord(`agent-${String(index).padStart(2, '0')}`, {
      id: `agent-${String(index).padStart(2, '0')}`, epoch: 1, name: `Agent ${index + 1}`, status: 'working', since: STORY_START, updatedAt: STORY_START, tasks, acks: {},
    })
  }
  await board.pass(1_500)
}
