import { commandSchema, parseWith, type ConversationEntry } from '@callboard/session/schema'
import type * as Y from 'yjs'

/**
 * Whether an entry of the conversation says what a person has told the agent: that stands in the person's own record, which
 * nobody else can write.
 */
export function quotesCommand(doc: Y.Doc, { id, from, text, stream }: ConversationEntry, agentId: string): boolean {
  if (from.kind !== 'person' || stream !== undefined) return false
  for (const [key, record] of doc.getMap('people')) {
    if (!key.startsWith(`${from.id}/`)) continue
    const { name, commands } = record as { name?: unknown; commands?: unknown }
    const command = Array.isArray(commands) ? commands.find((candidate) => isNamed(candidate, id)) : undefined
    const parsed = parseWith(commandSchema, command)
    if (!parsed.ok || parsed.value.text !== text || !parsed.value.to.includes(agentId)) continue
    if (from.name === from.id || from.name === name) return true
  }
  return false
}

function isNamed(candidate: unknown, id: string): boolean {
  return (candidate as { id?: unknown } | undefined)?.id === id
}
