import { createEmitter, type Session, type Store } from '@callboard/session'
import { createPaceMeter, type Pace, type PaceStart } from '@callboard/session/measures'
import { useCallback } from 'react'
import { sessionClock } from '../clock/session-clock.ts'
import { useMadeStore } from '../session/use-made-store.ts'
import { keepIdentity } from '../store/keep-identity.ts'
import type { ProgressTarget } from '../task/use-progress.ts'

/** How often silence is looked at, milliseconds. */
const TICK_MS = 1_000

/**
 * How fast a task, an agent or, without a target, everything together goes on, and how long it may take still. Both
 * are smoothed, rounded, and stay as they are until they are wrong by so much that a reader should know.
 *
 * @example
 * const { leftMs } = useProgressPace({ task: 'flights/compare' })
 */
export function useProgressPace(target?: ProgressTarget): Pace {
  const agent = target && 'agent' in target ? target.agent : undefined
  const task = target && 'task' in target ? target.task : undefined
  const make = useCallback((session: Session) => paceStore(session, agent, task), [agent, task])
  return useMadeStore('useProgressPace', make)
}

function paceStore(session: Session, agent: string | undefined, task: string | undefined): Store<Pace> {
  const { progress } = session
  const source = task !== undefined ? progress.task(task) : agent !== undefined ? progress.agent(agent) : progress.all
  const clock = sessionClock(session, TICK_MS)
  const keep = keepIdentity<Pace>()
  const meter = createPaceMeter(startOf(session, task))
  let pace: Pace = {}
  let ends: readonly (() => void)[] = []

  const read = (): Pace => keep(meter.read(source.getSnapshot(), session.now()))
  const onChange = (): void => {
    const next = read()
    if (next === pace) return
    pace = next
    listeners.emit()
  }
  const listeners = createEmitter(
    () => {
      ends = [source.subscribe(onChange), clock.subscribe(onChange)]
      pace = read()
    },
    () => {
      for (const end of ends) end()
    },
  )
  return { getSnapshot: () => pace, subscribe: listeners.subscribe }
}

/** A task's own times, so that something is known of it before it is watched. */
function startOf(session: Session, task: string | undefined): PaceStart | undefined {
  return task === undefined ? undefined : session.tasks.get(task).getSnapshot()
}
