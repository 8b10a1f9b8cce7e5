import type { Agent } from '@callboard/agent'
import type { StoryBoard } from './story-context.ts'

/** Flights, at work at something, and taking up what it is told. */
export async function obeys(board: StoryBoard): Promise<Agent> {
  const agent = await board.join('flights', 'Flights', 'Finds flights')
  agent.task({ id: 'compare', title: 'Compare flights' })
  takeUp(agent)
  await board.pass(0)
  return agent
}

/** Two agents at work at three things. */
export async function atWork(board: StoryBoard): Promise<void> {
  const orchestrator = await board.join('orchestrator', 'Orchestrator')
  const trip = orchestrator.task({ id: 'trip', title: 'Plan a weekend in Lisbon' })
  takeUp(orchestrator)
  for (const [id, name, title] of [['flights', 'Flights', 'Compare flights'], ['hotels', 'Hotels', 'Search hotels']] as const) {
    const agent = await board.join(id, name)
    agent.task({ id: 'work', title, parent: { agent: 'orchestrator', task: trip.id } })
    takeUp(agent)
  }
  await board.pass(0)
}

/** Takes up each instruction, for as long as the board is there. */
function takeUp(agent: Agent): void {
  const take = async (): Promise<void> => {
    for await (const command of agent.commands) command.consume()
  }
  void take().catch(() => undefined)
}
