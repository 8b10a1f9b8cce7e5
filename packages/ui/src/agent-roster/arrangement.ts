import type { DerivedStatus } from '@callboard/session'

/** Under which headings agents stand. */
export type RosterGrouping = 'none' | 'status' | 'role'

/** In which order they stand; `latest`: who reported last is first. */
export type RosterOrder = 'name' | 'status' | 'latest' | 'progress'

export const GROUPINGS: readonly RosterGrouping[] = ['none', 'status', 'role']
export const ORDERS: readonly RosterOrder[] = ['name', 'status', 'latest', 'progress']

/** Who is shown, in which order and under which headings. */
export interface RosterArrangement {
  readonly groupBy: RosterGrouping
  readonly sortBy: RosterOrder
  /** Shown are those whose name, role, activity or id has all its words. */
  readonly query: string
  /** Shown are those with one of these; all of them while it is empty. */
  readonly statuses: readonly DerivedStatus[]
  /** These stand first, in this order, whatever else is chosen; but they are filtered as the others. */
  readonly pinned: readonly string[]
}

/** Statuses by how much they want a person's eye. */
export const STATUSES_BY_URGENCY: readonly DerivedStatus[] = [
  'failed',
  'stalled',
  'waiting',
  'working',
  'paused',
  'idle',
  'done',
  'offline',
]

/** A heading, or an agent below one. */
export type RosterRow =
  | { readonly key: string; readonly type: 'group'; readonly group: RosterGroup; readonly count: number }
  | { readonly key: string; readonly type: 'agent'; readonly id: string }

/** What agents below one heading have in common; a `role` of `''` is that of those who have none. */
export type RosterGroup =
  | { readonly kind: 'pinned' }
  | { readonly kind: 'status'; readonly status: DerivedStatus }
  | { readonly kind: 'role'; readonly role: string }
