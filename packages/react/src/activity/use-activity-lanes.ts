import type { Session, Store } from '@callboard/session'
import { activityOf, type ActivityLane } from '@callboard/session/activity'
import { useCallback } from 'react'
import { useMadeStore } from '../session/use-made-store.ts'

const laneIds = (session: Session): Store<readonly string[]> => activityOf(session).lanes.ids

/** The keys of all lanes, sorted: `agent:<id>` of every agent, `person:<id>` of people who did something. */
export function useActivityLanes(): readonly string[] {
  return useMadeStore('useActivityLanes', laneIds)
}

/**
 * One lane: what an agent or person did, as stretches of time and moments. A task's progress does not change it.
 * @param key one of {@link useActivityLanes}
 */
export function useActivityLane(key: string): ActivityLane | undefined {
  return useMadeStore(
    'useActivityLane',
    useCallback((session: Session) => activityOf(session).lanes.get(key), [key]),
  )
}
