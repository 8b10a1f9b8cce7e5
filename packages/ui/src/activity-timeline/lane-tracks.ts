import type { ActivityLane, ActivitySpan } from '@callboard/session/activity'

/** A lane has so many tracks at most; what has no room is drawn on the last. */
const MOST_TRACKS = 6

/** Where the tasks of a lane are drawn, so that none lies on another. */
export interface LaneTracks {
  /** How many tracks there are, at least 1. */
  readonly count: number
  /** The track of each span, by its id. */
  readonly of: ReadonlyMap<string, number>
}

const known = new WeakMap<ActivityLane, LaneTracks>()

/** Gives each task the first track that is free when it begins. Statuses lie behind all of them. */
export function laneTracks(lane: ActivityLane): LaneTracks {
  const made = known.get(lane) ?? pack(lane.spans)
  known.set(lane, made)
  return made
}

function pack(spans: readonly ActivitySpan[]): LaneTracks {
  const ends: number[] = []
  const of = new Map<string, number>()
  for (const { id, kind, startedAt, endedAt = Infinity } of spans) {
    if (kind !== 'task') continue
    const free = ends.findIndex((end) => end <= startedAt)
    const track = free >= 0 ? free : Math.min(ends.length, MOST_TRACKS - 1)
    ends[track] = Math.max(ends[track] ?? 0, endedAt)
    of.set(id, track)
  }
  return { count: Math.max(1, ends.length), of }
}
