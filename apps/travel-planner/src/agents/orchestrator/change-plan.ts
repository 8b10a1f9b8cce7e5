import type { Agent } from '@callboard/agent'
import type { Trip } from '../../board/trip.ts'
import { euros } from '../../domain/money/euros.ts'
import { wishesOf, type ChangeIntent } from '../../language/intent.ts'
import { SPECIALISTS, type SpecialistName } from '../environment.ts'
import { runWithSignal } from '../run-with-signal.ts'
import { isEmpty, readItinerary, totalOf } from './board-view.ts'
import { describeBudget } from './describe-itinerary.ts'
import type { Dispatch, Dispatched } from './dispatch.ts'
import { troubleWith } from './plan-trip.ts'

/** What a change needs. */
export interface ChangeOptions {
  readonly agent: Agent
  readonly dispatch: Dispatch
  readonly trip: Trip
  /** In the order in which they are made. */
  readonly changes: readonly ChangeIntent[]
  readonly taskId: string
  readonly signal: AbortSignal
}

/** Has the specialists concerned change what is planned, and gives what to say about it. */
export async function changePlan({ agent, dispatch, trip, changes, taskId, signal }: ChangeOptions): Promise<string> {
  const title = changes.map(titleOf).join('; ')
  return runWithSignal(agent, { id: taskId, title }, signal, async (task) => {
    const both = AbortSignal.any([signal, task.signal])
    const before = totalOf(readItinerary(agent))
    const says: string[] = []
    for (const [index, change] of changes.entries()) {
      agent.setActivity(titleOf(change))
      const names = concerned(change)
      const give = (name: SpecialistName): Promise<Dispatched> =>
        dispatch(name, { id: `${taskId}-${index}-${name}`, parent: task.ref, kind: 'change', trip, change }, both)
      const results = await Promise.all(names.map(give))
      const said = results.flatMap((result, at) => troubleWith(names[at], result))
      says.push(...(said.length > 0 ? said : [`${titleOf(change)}: there was nothing to change.`]))
    }
    agent.setActivity(undefined)
    const itinerary = readItinerary(agent)
    const after = totalOf(itinerary)
    const total =
      isEmpty(itinerary) || after === before ? [] : [`That makes ${euros(after)} in total${describeBudget(itinerary)}.`]
    return [...says, ...total].join('\n')
  })
}

/** Has every specialist take off the board what it put there. */
export async function clearPlan(agent: Agent, dispatch: Dispatch, taskId: string, signal: AbortSignal): Promise<void> {
  await runWithSignal(agent, { id: taskId, title: 'Clear the board' }, signal, async (task) => {
    await Promise.all(
      SPECIALISTS.map((name) => dispatch(name, { id: `${taskId}-${name}`, parent: task.ref, kind: 'clear' }, signal)),
    )
    agent.selections.remove('trip')
  })
}

function concerned({ target, wish, action }: ChangeIntent): readonly SpecialistName[] {
  if (target === 'hotel') return ['hotels']
  if (target === 'activities') return ['activities']
  if (target === 'everything' && action === 'swap')
    return wish === 'cheaper' || wish === 'better' ? ['flights', 'hotels'] : SPECIALISTS
  return target === 'everything' ? SPECIALISTS : ['flights']
}

function titleOf(change: ChangeIntent): string {
  const { action, target, kinds } = change
  const wishes = wishesOf(change)
  const thing = {
    flights: 'flights',
    outbound: 'the flight out',
    return: 'the flight back',
    hotel: 'the hotel',
    activities: kinds?.join(' and ') ?? 'activities',
    everything: 'everything',
  }[target]
  if (action === 'remove') return `Take off ${thing}`
  if (action === 'add') return `Add ${thing}`
  return wishes.length === 0 ? `Change ${thing}` : `Change ${thing}: ${wishes.join(', ')}`
}
