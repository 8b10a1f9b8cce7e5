import { LIVENESS_TIMEOUT_MS, type CallboardError } from '@callboard/session/protocol'
import type { HelloMessage } from '@callboard/session/schema'
import type { SessionStorage } from '../storage/session-storage.ts'
import { extensionFrame } from '../wire/relay-frames.ts'
import type { Member } from './member.ts'
import type { PresenceChannel } from './presence-channel.ts'
import type { WritePermission } from './write-permission.ts'
import { agentFenced, documentReplaced } from './room-errors.ts'

/** What admission works with. */
export interface AdmissionOptions {
  readonly session: string
  readonly storage: SessionStorage
  readonly now: () => number
  readonly members: ReadonlySet<Member>
  readonly presence: PresenceChannel
  readonly permission: WritePermission
  /** Resolves with the document's generation once the session is loaded. */
  readonly loaded: () => Promise<string>
  /** Sends a member away. */
  readonly refuse: (member: Member, error: CallboardError) => void
}

/** As many patterns as a `welcome` holds. Whoever has more learns of those by being refused. */
const WRITES_SENT = 64

/** How a Callboard client gets in: which life of which process it is, and whom it replaces. */
export class Admission {
  readonly #options: AdmissionOptions

  constructor(options: AdmissionOptions) {
    this.#options = options
  }

  /**
   * Waits for the session and, for an agent, for its epoch to be on disk; sends away whoever it replaces and welcomes it.
   * Rejects with `agent-fenced` or `document-replaced`.
   */
  async settle(member: Member, hello: HelloMessage): Promise<void> {
    const { storage, session, now, presence, loaded } = this.#options
    const { agent, instance } = hello
    // Before anything of it is stored: whoever asks may be one who makes no more sessions.
    const generation = await loaded()
    const claim = agent && storage.claimEpoch(session, { agentId: agent.id, instance, epoch: agent.epoch })
    const writeAs = agent && this.#options.permission.writeAs(member, agent.id)
    const [grant, clientId] = await Promise.all([claim, writeAs])
    if (member.phase === 'left') return
    if (agent !== undefined && grant !== undefined) {
      if (!grant.granted) throw agentFenced(agent.id, grant.epoch)
      member.epoch = grant.epoch
    }
    if (hello.generation !== undefined && hello.generation !== generation) throw documentReplaced()
    member.settled = true
    this.#replaceOlder(member, hello)
    presence.bind(member, hello.clientId)
    const { identity } = member
    member.socket.send(
      extensionFrame({
        type: 'welcome',
        session,
        generation,
        now: now(),
        epoch: member.epoch,
        livenessTimeoutMs: LIVENESS_TIMEOUT_MS,
        principal: identity && { kind: identity.kind, id: identity.id },
        writeAs: clientId,
        survives: storage.survives,
        ...this.#rightsOf(member),
      }),
    )
  }

  /** A newer token was read: what may be done with it, and how long. */
  renewed(member: Member): void {
    if (!member.socket.extended) return
    member.socket.send(extensionFrame({ type: 'heartbeat', now: this.#options.now(), ...this.#rightsOf(member) }))
  }

  #rightsOf(member: Member): { readonly writes: string[] | undefined; readonly tokenEndsInMs: number | undefined } {
    const { permission, now } = this.#options
    const { endsAt } = member.identity ?? {}
    return {
      writes: permission.writesOf(member)?.slice(0, WRITES_SENT),
      tokenEndsInMs: endsAt && Math.max(0, Math.floor(endsAt - now())),
    }
  }

  /** An agent's older life is fenced off; an older connection of the same process is cut. */
  #replaceOlder(member: Member, hello: HelloMessage): void {
    for (const other of this.#options.members) {
      if (other === member || other.hello === undefined || !other.settled) continue
      const sameAgent = hello.agent !== undefined && other.hello.agent?.id === hello.agent.id
      const sameProcess = other.hello.instance === hello.instance && isSameIdentity(other, member)
      if (sameAgent && !sameProcess) {
        other.fenced = true
        other.channels?.fence()
        this.#options.refuse(other, agentFenced(hello.agent?.id ?? '', member.epoch ?? 0))
      } else if (sameProcess && (sameAgent || other.hello.clientId === hello.clientId)) {
        other.phase = 'left'
        other.socket.terminate()
      }
    }
  }
}

/** The name of a process is no proof: it counts between connections of one identity. */
function isSameIdentity(one: Member, other: Member): boolean {
  return one.identity?.kind === other.identity?.kind && one.identity?.id === other.identity?.id
}
