import type * as Y from 'yjs'
import type { Guard, Submission } from '../document/apply-batch.ts'
import type { ClientIdOwner } from '../storage/session-storage.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { ClientOwners } from './client-owners.ts'
import { DocumentShares } from './document-shares.ts'
import { judgeUpdate, type Quota, type Verdict } from './judge-update.ts'
import type { TimeBudget } from './time-budget.ts'
import type { UpdateLimits } from './update-limits.ts'
import { ValueSizes } from './value-sizes.ts'
import type { WriteScope } from './write-scope.ts'

/** Who a source is, as far as writing goes. */
export interface Writer {
  /** Of its identity (`identityKey`). */
  readonly key: string
  /** Asked for each update, so that rights that were narrowed count from the next one on. */
  readonly scope: () => WriteScope
}

/** What a guard works with. */
export interface SessionGuardOptions<Source> {
  readonly limits: UpdateLimits
  readonly owners: ClientOwners
  /** Of time to check and apply, by identity. */
  readonly budget: TimeBudget
  readonly telemetry: Pick<Telemetry, 'ignored'>
  /** `undefined`: nobody is asked who they are. */
  readonly writerOf: (source: Source) => Writer | undefined
}

/** Who may write what, in one session: judges every update right before it is applied, and remembers whose ids it brought. */
export class SessionGuard<Source> implements Guard<Source> {
  readonly #options: SessionGuardOptions<Source>
  readonly #shares: DocumentShares
  #claims: ClientIdOwner[] = []

  constructor(options: SessionGuardOptions<Source>) {
    this.#options = options
    this.#shares = new DocumentShares(options.limits, options.owners)
  }

  restore(owners: readonly ClientIdOwner[]): void {
    this.#claims = []
    this.#options.owners.restore(owners)
    this.#shares.clear()
  }

  waitMs(source: Source): number {
    const writer = this.#options.writerOf(source)
    return writer === undefined ? 0 : this.#options.budget.waitMs(writer.key)
  }

  payerOf(source: Source): unknown {
    return this.#options.writerOf(source)?.key ?? source
  }

  judge(doc: Y.Doc, { source, update, resent }: Submission<Source>): Verdict {
    const { limits, owners, writerOf } = this.#options
    const writer = writerOf(source)
    return judgeUpdate(doc, update, {
      writer: writer && { scope: writer.scope(), ownership: owners.ownershipOf(writer.key), quota: this.#quotaOf(doc, writer.key) },
      resent,
      limits,
    })
  }

  done({ source }: Submission<Source>, verdict: Verdict): void {
    const { owners, telemetry, writerOf } = this.#options
    if (verdict.type === 'apply' || verdict.type === 'nothing') {
      const { foreign, formatCleanups } = verdict.ignored
      if (foreign > 0) telemetry.ignored('foreign-content', foreign)
      if (formatCleanups > 0) telemetry.ignored('format-cleanup', formatCleanups)
    }
    if (verdict.type !== 'apply') return
    const writer = writerOf(source)
    this.#shares.applied(writer?.key, verdict.update.byteLength)
    if (writer === undefined) return
    for (const clientId of verdict.claims) {
      owners.bind(clientId, writer.key)
      this.#claims.push({ clientId, owner: writer.key })
    }
  }

  spent(source: Source, ms: number): void {
    const writer = this.#options.writerOf(source)
    if (writer !== undefined) this.#options.budget.spend(writer.key, ms)
  }

  takeClaims(): readonly ClientIdOwner[] {
    const claims = this.#claims
    this.#claims = []
    return claims
  }

  #quotaOf(doc: Y.Doc, key: string): Quota {
    const sizes = new ValueSizes(doc, this.#options.limits)
    return {
      assertRoots: (made) => this.#shares.assertRoots(doc, key, made),
      assertFits: (...piece) => sizes.assertFits(...piece),
      assertRoom: () => this.#shares.assertRoom(doc, key),
    }
  }
}
