import type { RelayMessage } from '@callboard/session/schema'
import { identityKey, type Identity } from '../identity/identity.ts'
import { ClientOwners } from '../permission/client-owners.ts'
import { scopeOf, writePatterns, type ScopeContext, type WritePolicy } from '../permission/default-scopes.ts'
import { SessionGuard, type Writer } from '../permission/session-guard.ts'
import type { TimeBudget } from '../permission/time-budget.ts'
import type { UpdateLimits } from '../permission/update-limits.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Member } from './member.ts'

/** What permission in a room works with. */
export interface WritePermissionOptions {
  readonly session: string
  readonly storage: Pick<SessionStorage, 'claimClientId'>
  readonly members: ReadonlySet<Member>
  readonly updateLimits: UpdateLimits
  readonly policy: WritePolicy | undefined
  readonly applyBudget: TimeBudget
  readonly telemetry: Telemetry
  /** Whose presence is or was under a client id, by identity key. */
  readonly presentUnder: (clientId: number) => string | undefined
}

/** Who of a room's members may write what, and whose the Yjs client ids are. */
export class WritePermission {
  readonly #options: WritePermissionOptions
  readonly #owners: ClientOwners
  readonly #scopeContext: ScopeContext
  readonly guard: SessionGuard<Member>

  constructor(options: WritePermissionOptions) {
    const { session, policy, updateLimits, applyBudget, telemetry, presentUnder } = options
    this.#options = options
    this.#scopeContext = { session, policy, isConnected: (agentId) => this.#isConnected(agentId) }
    this.#owners = new ClientOwners(updateLimits.clientIdsPerIdentity, presentUnder)
    this.guard = new SessionGuard({
      limits: updateLimits,
      owners: this.#owners,
      budget: applyBudget,
      telemetry,
      writerOf: (member) => this.#writerOf(member),
    })
  }

  /** Whether an identity, by its key, may go by a client id: nobody else writes under it. */
  mayOwn(clientId: number, key: string): boolean {
    return this.#owners.mayOwn(clientId, key)
  }

  /** Where a member may write, as patterns; `undefined`: everywhere. */
  writesOf({ identity }: Member): readonly string[] | undefined {
    return identity && writePatterns(identity, this.#scopeContext)
  }

  /**
   * The one Yjs client id that an agent writes under in all its lives. Where nobody is asked who they are it is another than
   * where they are: what was written under it then proves nothing.
   */
  async writeAs({ identity }: Member, agentId: string): Promise<number> {
    const owner = identity === undefined ? `open:${agentId}` : identityKey(identity)
    const { storage, session } = this.#options
    const clientId = await storage.claimClientId(session, owner, this.#freeClientId(owner))
    this.#owners.bind(clientId, owner)
    return clientId
  }

  /** Answers who writes under these client ids, as far as that is known. */
  authors(clientIds: readonly number[]): RelayMessage {
    const authors = clientIds.flatMap((clientId) => {
      const principal = this.#owners.ownerOf(clientId)
      return principal === undefined ? [] : [{ clientId, principal }]
    })
    return { type: 'authors', authors }
  }

  #freeClientId(owner: string): number {
    for (;;) {
      const [candidate = 0] = crypto.getRandomValues(new Uint32Array(1))
      if (this.#owners.mayOwn(candidate, owner) && this.#options.presentUnder(candidate) === undefined) return candidate
    }
  }

  #writerOf({ identity }: Member): Writer | undefined {
    return identity && { key: identityKey(identity), scope: () => scopeOf(identity, this.#scopeContext) }
  }

  #isConnected(agentId: string): boolean {
    for (const { hello, identity, phase } of this.#options.members) {
      if (phase !== 'left' && (hello?.agent?.id === agentId || isAgent(identity, agentId))) return true
    }
    return false
  }
}

function isAgent(identity: Identity | undefined, agentId: string): boolean {
  return identity?.kind === 'agent' && identity.id === agentId
}
