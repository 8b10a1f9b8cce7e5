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
  const answers: (Acknowledgement | undefined)[] = command.to.map((agentId) => {
    const record = recordOf(agentId)
    const ack = record !== undefined && Object.hasOwn(record.acks, command.id) ? record.acks[command.id] : undefined
    if (ack !== undefined) acks[agentId] = ack
    return ack
  })
  const refusal = answers.find((ack) => ack?.state === 'refused')
  return { state: stateOf(answers, command.expiresAt !== undefined && now >= command.expiresAt), reason: refusal?.reason, acks }
}

function stateOf(answers: readonly (Acknowledgement | undefined)[], isLate: boolean): CommandState {
  const isSettled = answers.every((ack) => ack?.state === 'done' || ack?.state === 'refused')
  if (isSettled) return answers.some((ack) => ack?.state === 'refused') ? 'refused' : 'done'
  if (answers.every((ack) => ack !== undefined)) return 'acknowledged'
  return isLate ? 'expired' : 'requested'
}

/** Whether nothing more will happen to a command, so that its sender may take it back. */
export function isSettled(state: CommandState): boolean {
  return state === 'done' || state === 'refused' || state === 'expired'
}
