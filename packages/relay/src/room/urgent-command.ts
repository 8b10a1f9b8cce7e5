import type { Command } from '@callboard/session/schema'
import { extensionFrame } from '../wire/relay-frames.ts'
import type { Member } from './member.ts'
import { UNSENT_BYTES_LIMIT } from './room-socket.ts'

/**
 * Passes a command on to the agents that it is for, ahead of the disk: the one thing that is seen before it is durable,
 * since what has to stop must not wait. Whose buffer is filled is passed over: a flood of commands would cut it off, and each
 * comes with the document too.
 */
export function passOnUrgent(members: Iterable<Member>, from: Member, command: Command): void {
  const { clientId } = from.hello ?? {}
  if (clientId === undefined) return
  const frame = extensionFrame({ type: 'urgent', command, clientId })
  for (const member of members) {
    const agentId = member.hello?.agent?.id
    const isMeant = agentId !== undefined && command.to.includes(agentId)
    if (!isMeant || member.phase !== 'joined' || member.fenced) continue
    if (member.socket.unsentBytes <= UNSENT_BYTES_LIMIT) member.socket.send(frame)
  }
}
