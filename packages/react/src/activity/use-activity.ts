import type { Session, Store } from '@callboard/session'
import { activityOf, activityTopic, type ActivityEntry, type ActivityTopic } from '@callboard/session/activity'
import { useCallback } from 'react'
import { useMadeStore } from '../session/use-made-store.ts'
import { combinedStore } from '../store/combined-store.ts'

/** Which entries. What is left out does not matter. */
export interface ActivityFilter {
  /** What they are about; an empty list is everything. */
  readonly topics?: readonly ActivityTopic[] | undefined
  /** Of one agent or person: `agent:<id>` or `person:<id>`. */
  readonly actor?: string | undefined
}

/**
 * What happened in the session, oldest first, at most 1,000 entries: what agents' records tell, and what came since the
 * first use of a hook of this entry. The same list until something happens.
 *
 * @example
 * const entries = useActivity({ topics: ['tasks', 'questions'] })
 * return <ol>{entries.map(({ id, kind, at }) => <li key={id}>{kind} {new Date(at).toISOString()}</li>)}</ol>
 */
export function useActivity({ topics = [], actor }: ActivityFilter = {}): readonly ActivityEntry[] {
  // By value: a filter is mostly written inline.
  const wanted = topics.join(' ')
  const make = useCallback((session: Session) => filterActivity(session, wanted, actor), [wanted, actor])
  return useMadeStore('useActivity', make)
}

function filterActivity(session: Session, topics: string, actor: string | undefined): Store<readonly ActivityEntry[]> {
  const { entries } = activityOf(session)
  if (topics === '' && actor === undefined) return entries
  const wanted = new Set(topics.split(' '))
  const isWanted = (entry: ActivityEntry): boolean =>
    (topics === '' || wanted.has(activityTopic(entry.kind))) &&
    (actor === undefined || (entry.actor !== undefined && `${entry.actor.kind}:${entry.actor.id}` === actor))
  return combinedStore([entries], () => entries.getSnapshot().filter(isWanted))
}
