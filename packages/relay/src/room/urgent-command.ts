import { clientMessageSchema, parseWith, type Command } from '@callboard/session/schema'
import { malformed } from '../wire/client-frame.ts'
import { extensionFrame } from '../wire/relay-frames.ts'
import type { Member } from './member.ts'
import { helloInvalid } from './room-errors.ts'

/**
 * Passes a command on to the agents that it is for, ahead of the disk: the one thing that is seen before it is durable,
 * since what has to stop must not wait. Throws what the message is refused with.
 */
export function passOnUrgent(members: Iterable<Member>, from: Member, json: string): void {
  const { clientId } = from.hello ?? {}
  if (!from.socket.extended || clientId === undefined) throw helloInvalid('was sent without offering callboard.v1')
  const command = readUrgent(json)
  const frame = extensionFrame({ type: 'urgent', command, clientId })
  for (const member of members) {
    const agentId = member.hello?.agent?.id
    const isMeant = agentId !== undefined && command.to.includes(agentId)
    if (isMeant && member.phase === 'joined' && !member.fenced) member.socket.send(frame)
  }
}

function readUrgent(json: string): Command {
  const parsed = parseWith(clientMessageSchema, parseJson(json))
  if (!parsed.ok) throw malformed('an extension message in it fails its schema')
  if (parsed.value.type !== 'urgent') throw helloInvalid('was sent twice')
  return parsed.value.command
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch (cause) {
    throw malformed('an extension message in it is not JSON', cause)
  }
}
