import type { AwaitedWork } from './awaited-work.ts'
import { DurationCounts } from './duration-counts.ts'
import type { FrameKind } from './telemetry.ts'
import { LabelCounts } from './label-counts.ts'

/** By what a frame is about. */
export type KindCounts = Record<FrameKind, number>

const kinds = (): KindCounts => ({ sync: 0, awareness: 0, stream: 0, extension: 0 })

/** What a relay has counted: plain numbers, which whoever shows them reads. */
export class RelayCounts {
  readonly now = { connections: 0, sessions: 0, lagging: 0, channels: 0 }
  readonly sum = { connections: 0, updates: 0, commits: 0, appends: 0, appendBytes: 0 }
  readonly received = { messages: kinds(), bytes: kinds() }
  readonly sent = { messages: kinds(), bytes: kinds() }
  readonly commit = new DurationCounts()
  readonly fanOut = new DurationCounts()
  readonly delivery = new DurationCounts()
  readonly append = new DurationCounts()
  /** By code and rule, with a space between: neither holds one. */
  readonly refused = new LabelCounts()
  readonly ignored = new LabelCounts()
  readonly awaited: AwaitedWork

  constructor(awaited: AwaitedWork) {
    this.awaited = awaited
  }
}
