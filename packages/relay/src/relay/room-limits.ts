import { HeldBytes } from '../limits/held-bytes.ts'
import { MakerRates } from '../limits/maker-limits.ts'
import { Pace } from '../pace/pace.ts'
import { TimeBudget } from '../permission/time-budget.ts'
import type { RoomRegistryOptions } from '../room/room-registry.ts'
import type { RelayLimits, RelayTiming } from './relay-options.ts'

type LimitsOfRooms = Omit<
  RoomRegistryOptions,
  'storage' | 'streams' | 'backoff' | 'logger' | 'telemetry' | 'now' | 'migrate' | 'policy'
>

/** What the relay's limits and times come to for its sessions. */
export function limitsOfRooms(limits: RelayLimits, timing: RelayTiming): LimitsOfRooms {
  return {
    ...limits,
    ...timing,
    connectionRate: limits,
    sessionRate: { messagesPerSecond: limits.sessionMessagesPerSecond, bytesPerSecond: limits.sessionBytesPerSecond },
    sessionLimit: limits.sessions,
    pace: new Pace(timing.tickMs),
    thresholds: { logBytes: limits.compactAfterBytes, logRecords: limits.compactAfterUpdates },
    updateLimits: limits,
    makers: new MakerRates(limits, () => performance.now()),
    applyBudget: new TimeBudget({ perSecond: limits.applyMsPerSecond, burst: limits.applyBurstMs }, () => performance.now()),
    quarantine: {
      bytes: limits.quarantineBytes,
      updates: limits.quarantineUpdates,
      ms: timing.quarantineMs,
      totals: new HeldBytes({ perPayer: limits.quarantineBytesPerIdentity, inAll: limits.quarantineBytesInAll }),
    },
  }
}
