import { own } from '../store/share.ts'
import type { Acknowledgement, AgentRecord, Command } from '../schema/index.ts'

/** How far a command has come. */
export type CommandState = 'requested' | 'acknowledged' | 'done' | 'refused' | 'expired'

/** What the addressees of a command have said. */
export interface CommandOutcome {
  readonly state: CommandState
  /** Why it was refused, by the first who refused. */
  readonly reason?: string | undefined
  /** By agent id. */
  readonly acks: Readonly<Record<string, Acknowledgement>>
}

/**
 * What has become of a command. It is done when everyone is done with it, refused once all have answered and one
 * refused, acknowledged when all have it, and expired when its time ran out before.
 */
export function commandOutcome(
  command: Command,
  recordOf: (agentId: string) => AgentRecord | undefined,
  now: number,
): CommandOutcome {
  const acks: Record<string, Acknowledgement> = {}
  for (const agentId of command.to) {
    const ack = own(recordOf(agentId)?.acks ?? {}, command.id)
    if (ack) acks[agentId] = ack
  }
  const states = Object.values(acks).map((ack) => ack.state)
  const refusal = Object.values(acks).find((ack) => ack.state === 'refused')
  const isLate = command.expiresAt !== undefined && now >= command.expiresAt
  const state =
    states.length < command.to.length ? (isLate ? 'expired' : 'requested')
    : states.includes('acknowledged') ? 'acknowledged'
    : refusal ? 'refused'
    : 'done'
  return { state, reason: refusal?.reason, acks }
}

/** Whether nothing more will happen to a command, so that its sender may take it back. */
export function isSettled(state: CommandState): boolean {
  return state !== 'requested' && state !== 'acknowledged'
}
