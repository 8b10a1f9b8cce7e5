import type { Agent } from '@callboard/agent'
import type { Trip } from '../../board/trip.ts'
import { euros } from '../../domain/money/euros.ts'
import type { ChangeIntent } from '../../language/intent.ts'
import { SPECIALISTS, type SpecialistName } from '../environment.ts'
import { runWithSignal } from '../run-with-signal.ts'
import { isEmpty, readItinerary, totalOf } from './board-view.ts'
import { describeBudget } from './describe-itinerary.ts'
import type { Dispatch } from './dispatch.ts'
import { troubleWith } from './plan-trip.ts'

/** What a change needs. */
export interface ChangeOptions {
  readonly agent: Agent
  readonly dispatch: Dispatch
  readonly trip: Trip
  readonly change: ChangeIntent
  readonly taskId: string
  readonly signal: AbortSignal
}

/** Has the specialists concerned change what is planned, and gives what to say about it. */
export async function changePlan({ agent, dispatch, trip, change, taskId, signal }: ChangeOptions): Promise<string> {
  return runWithSignal(agent, { id: taskId, title: titleOf(change) }, signal, async (task) => {
    agent.setActivity(titleOf(change))
    const both = AbortSignal.any([signal, task.signal])
    const names = concerned(change)
    const before = totalOf(readItinerary(agent))
    const results = await Promise.all(
      names.map((name) =>
        dispatch(name, { id: `${taskId}-${name}`, parent: task.ref, kind: 'change', trip, change }, both),
      ),
    )
    agent.setActivity(undefined)
    const says = results.flatMap((result, index) => troubleWith(names[index], result))
    const itinerary = readItinerary(agent)
    const after = totalOf(itinerary)
    const total =
      isEmpty(itinerary) || after === before ? [] : [`That makes ${euros(after)} in total${describeBudget(itinerary)}.`]
    return [...(says.length > 0 ? says : ['There was nothing to change.']), ...total].join('\n')
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

function concerned({ target, wish }: ChangeIntent): readonly SpecialistName[] {
  if (target === 'hotel') return ['hotels']
  if (target === 'activities') return ['activities']
  if (target === 'everything') return wish === 'cheaper' || wish === 'better' ? ['flights', 'hotels'] : SPECIALISTS
  return ['flights']
}

function titleOf({ action, target, wish, kinds }: ChangeIntent): string {
  const thing = {
    flights: 'flights',
    outbound: 'the flight out',
    return: 'the flight back',
    hotel: 'the hotel',
    activities: kinds?.[0] ?? 'activities',
    everything: 'everything',
  }[target]
  if (action === 'remove') return `Take off ${thing}`
  if (action === 'add') return `Add ${thing}`
  return wish === undefined ? `Change ${thing}` : `Change ${thing}: ${wish}`
}
