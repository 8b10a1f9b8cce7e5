import { useSession, useStore } from '@callboard/react'
import { CallboardError, type Store } from '@callboard/session'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useFormats } from '../strings/strings-provider.tsx'
import type { RosterArrangement, RosterGrouping, RosterOrder, RosterRow } from './arrangement.ts'
import { createRosterRows } from './roster-rows.ts'

type Statuses = RosterArrangement['statuses']

/** How the agents are arranged; each of it controlled by a value and its handler, or begun with a default. */
export interface AgentRosterRootOptions {
  groupBy?: RosterGrouping | undefined
  /** @default 'none' */
  defaultGroupBy?: RosterGrouping | undefined
  onGroupByChange?: ((groupBy: RosterGrouping) => void) | undefined
  sortBy?: RosterOrder | undefined
  /** @default 'name' */
  defaultSortBy?: RosterOrder | undefined
  onSortByChange?: ((sortBy: RosterOrder) => void) | undefined
  /** Shown are agents whose name, role, activity or id has all these words. */
  query?: string | undefined
  /** @default '' */
  defaultQuery?: string | undefined
  onQueryChange?: ((query: string) => void) | undefined
  /** Shown are agents with one of these statuses; all of them while there is none. */
  statuses?: Statuses | undefined
  /** @default [] */
  defaultStatuses?: Statuses | undefined
  onStatusesChange?: ((statuses: Statuses) => void) | undefined
  /** Ids of agents that stand first, in this order. */
  pinned?: readonly string[] | undefined
  /** @default [] */
  defaultPinned?: readonly string[] | undefined
  onPinnedChange?: ((pinned: readonly string[]) => void) | undefined
  /**
   * Whether standard rows have a button that pins them.
   * @default false
   */
  pinnable?: boolean | undefined
}

/** The arrangement in force, what changes it, and the rows it makes. */
export interface RosterContextValue {
  readonly arrangement: RosterArrangement
  readonly rows: readonly RosterRow[]
  readonly isPinnable: boolean
  arrange(change: Partial<RosterArrangement>): void
  /** Keeps rows in their places for a moment. */
  hold(): void
}

/** While the pointer moves over the rows, none moves away from under it; so long after it has stopped. */
const HELD_MS = 1_500

const NONE: readonly never[] = []
const NO_ROWS: Store<readonly RosterRow[]> = { getSnapshot: () => NONE, subscribe: () => () => {} }

export const RosterContext: React.Context<RosterContextValue | undefined> = createContext<RosterContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `AgentRoster.Root` */
export function useRoster(part: string): RosterContextValue {
  const roster = useContext(RosterContext)
  if (roster === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know how the agents are arranged. Put it inside AgentRoster.Root.`,
    })
  }
  return roster
}

/** Keeps the arrangement of a roster and makes its rows. */
export function useRosterState(options: AgentRosterRootOptions): RosterContextValue {
  const [groupBy, setGroupBy] = useChosen(options.groupBy, options.defaultGroupBy ?? 'none', options.onGroupByChange)
  const [sortBy, setSortBy] = useChosen(options.sortBy, options.defaultSortBy ?? 'name', options.onSortByChange)
  const [query, setQuery] = useChosen(options.query, options.defaultQuery ?? '', options.onQueryChange)
  const [statuses, setStatuses] = useChosen<Statuses>(options.statuses, options.defaultStatuses ?? NONE, options.onStatusesChange)
  const [pinned, setPinned] = useChosen<readonly string[]>(options.pinned, options.defaultPinned ?? NONE, options.onPinnedChange)
  const arrangement = useSame(useMemo(() => ({ groupBy, sortBy, query, statuses, pinned }), [groupBy, sortBy, query, statuses, pinned]))

  const session = useSession()
  const { locale } = useFormats()
  const store = useMemo(() => createRosterRows(session, arrangement, locale), [session, arrangement, locale])
  const rows = useStore<readonly RosterRow[], readonly RosterRow[]>(store, undefined, () => NO_ROWS)

  const arrange = useCallback(
    (change: Partial<RosterArrangement>) => {
      if (change.groupBy !== undefined) setGroupBy(change.groupBy)
      if (change.sortBy !== undefined) setSortBy(change.sortBy)
      if (change.query !== undefined) setQuery(change.query)
      if (change.statuses !== undefined) setStatuses(change.statuses)
      if (change.pinned !== undefined) setPinned(change.pinned)
    },
    [setGroupBy, setSortBy, setQuery, setStatuses, setPinned],
  )
  const hold = useCallback(() => store.hold(HELD_MS), [store])
  const { pinnable: isPinnable = false } = options
  return useMemo(() => ({ arrangement, rows, isPinnable, arrange, hold }), [arrangement, rows, isPinnable, arrange, hold])
}

/** A value that is given, or else kept here. */
function useChosen<Value>(
  given: Value | undefined,
  initial: Value,
  onChange: ((value: Value) => void) | undefined,
): readonly [Value, (value: Value) => void] {
  const [own, setOwn] = useState(initial)
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  }, [onChange])
  const choose = useCallback(
    (value: Value) => {
      setOwn(() => value)
      latest.current?.(value)
    },
    [],
  )
  return [given === undefined ? own : given, choose]
}

/** Lists may be written inline: the same names are the same arrangement. */
function useSame(next: RosterArrangement): RosterArrangement {
  const key = JSON.stringify(next)
  // oxlint-disable-next-line react/exhaustive-deps -- the key stands for it
  return useMemo(() => next, [key])
}
