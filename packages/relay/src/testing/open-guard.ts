import type { Guard } from '../document/apply-batch.ts'
import { ClientOwners } from '../permission/client-owners.ts'
import { parseUpdate } from '../permission/parse-update.ts'
import type { ParsedUpdate } from '../permission/parsed-update.ts'
import { SessionGuard } from '../permission/session-guard.ts'
import { TimeBudget } from '../permission/time-budget.ts'
import { DEFAULT_UPDATE_LIMITS } from '../permission/update-limits.ts'
import { silentTelemetry } from '../telemetry/telemetry.ts'

/** A guard as it is where nobody is asked who they are. */
export function openGuard<Source>(): SessionGuard<Source> {
  return new SessionGuard({
    limits: DEFAULT_UPDATE_LIMITS,
    owners: new ClientOwners(DEFAULT_UPDATE_LIMITS.clientIdsPerIdentity, () => undefined),
    budget: new TimeBudget({ perSecond: Infinity, burst: Infinity }, () => 0),
    telemetry: silentTelemetry,
    writerOf: () => undefined,
  })
}

/** A guard that lets everything through as it came. */
export function noGuard<Source>(): Guard<Source> {
  return {
    restore: () => {},
    waitMs: () => 0,
    payerOf: (source) => source,
    judge: (_doc, { update }) => ({ type: 'apply', update: update.bytes, claims: [], ignored: { foreign: 0, formatCleanups: 0 } }),
    done: () => {},
    spent: () => {},
    takeClaims: () => [],
  }
}

/** An update as it stands in a submission, also one that cannot be applied. */
export function sent(update: Uint8Array): { readonly update: ParsedUpdate; readonly resent: boolean } {
  return { update: parseUpdate(update, DEFAULT_UPDATE_LIMITS, new Set(['forward-reference'])), resent: false }
}
