import type * as Y from 'yjs'
import { conversationEntrySchema, type ConversationEntry } from './conversation-entry.ts'
import { parseWith } from './parse.ts'
import { idSchema, textSchema, timestampSchema } from './primitives.ts'
import { list, object, optional } from './schema.ts'
import { personRecordSchema } from './person-record.ts'

/**
 * What an agent's record of version 1 held of the conversation: its own messages, each with a copy of what it answers.
 */
const outboxSchema = list(
  object({
    id: idSchema,
    at: timestampSchema,
    text: textSchema,
    replyTo: optional(object({ id: idSchema, from: idSchema, text: textSchema, at: timestampSchema })),
  }),
)

/**
 * The conversation that a document of version 1 holds, oldest first: agents' outboxes, what they quote, and people's
 * messages that stand in their records. Whoever migrates the document puts these into the stream `conversation` first,
 * each under its id. What is invalid is left out. Of other versions it is empty.
 */
export function readOutboxes(doc: Y.Doc): readonly ConversationEntry[] {
  if (doc.getMap('session').get('schema') !== 1) return []
  const entries = [...standingMessages(doc), ...outboxes(doc)].filter(
    (entry) => parseWith(conversationEntrySchema, entry).ok,
  )
  // By id the first counts: a person's own words before what a reply quotes of them.
  const byId = new Map(entries.toReversed().map((entry) => [entry.id, entry]))
  return [...byId.values()].toSorted((left, right) => left.at - right.at || rank(left) - rank(right))
}

function standingMessages(doc: Y.Doc): ConversationEntry[] {
  return [...doc.getMap<unknown>('people').values()].flatMap((raw) => {
    const record = parseWith(personRecordSchema, raw)
    if (!record.ok) return []
    const { id: person, name = person, commands } = record.value
    const from = { kind: 'person', id: person, name } as const
    const messages = commands.filter(({ kind, text }) => kind === 'message' && text !== undefined)
    return messages.map(({ id, at, text, to }) => ({ id, at, from, text, to }))
  })
}

function outboxes(doc: Y.Doc): ConversationEntry[] {
  const names = namesOfPeople(doc)
  return [...doc.getMap<unknown>('agents')].flatMap(([agentId, raw]) => {
    const { outbox, name } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
    const messages = parseWith(outboxSchema, outbox)
    if (!messages.ok) return []
    const from = { kind: 'agent', id: agentId, name: typeof name === 'string' ? name : agentId } as const
    return messages.value.flatMap(({ id, at, text, replyTo }): ConversationEntry[] => {
      if (replyTo === undefined) return [{ id, at, from, text }]
      const person = { kind: 'person', id: replyTo.from, name: names.get(replyTo.from) ?? replyTo.from } as const
      const quoted = { id: replyTo.id, at: replyTo.at, from: person, text: replyTo.text, to: [agentId] }
      return [quoted, { id, at, from, text, replyTo: replyTo.id }]
    })
  })
}

function namesOfPeople(doc: Y.Doc): ReadonlyMap<string, string> {
  const records = [...doc.getMap<unknown>('people').values()].map((raw) => parseWith(personRecordSchema, raw))
  return new Map(
    records.flatMap((record) => (record.ok && record.value.name ? [[record.value.id, record.value.name]] : [])),
  )
}

/** An answer in the same millisecond follows its question. */
function rank({ from }: ConversationEntry): number {
  return from.kind === 'agent' ? 1 : 0
}
