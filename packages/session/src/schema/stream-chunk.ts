import { parseWith, type ParseResult } from './parse.ts'
import { object, optional, text, type Infer, type Schema } from './schema.ts'

const type = text({ min: 1, max: 128 })
/** Whatever a model's provider makes up, a URL too. */
const idSchema = text({ min: 1, max: 2_048, pattern: '^(?!(__proto__|constructor|prototype)$)[^\\u0000-\\u001f\\u007f]+$' })
const part = { type, id: idSchema }
const call = { type, toolCallId: idSchema }

/**
 * The chunks of an agent's stream by type: the AI SDK's UI message chunks, described structurally. `data-…` and types
 * that are not listed pass as they are; of the listed ones, fields that are not named here survive.
 */
export const CHUNK_SCHEMAS = {
  'start': object({ type, messageId: optional(text({ max: 128 })) }),
  'text-start': object(part),
  'text-delta': object({ ...part, delta: text() }),
  'text-end': object(part),
  'reasoning-start': object(part),
  'reasoning-delta': object({ ...part, delta: text() }),
  'reasoning-end': object(part),
  'tool-input-start': object({ ...call, toolName: idSchema }),
  'tool-input-delta': object({ ...call, inputTextDelta: text() }),
  'tool-input-available': object({ ...call, toolName: idSchema }),
  'tool-input-error': object({ ...call, toolName: idSchema, errorText: text() }),
  'tool-output-available': object(call),
  'tool-output-error': object({ ...call, errorText: text() }),
  'source-url': object({ type, sourceId: idSchema, url: text({ max: 8_192 }), title: optional(text()) }),
  'source-document': object({ type, sourceId: idSchema, mediaType: text(), title: text() }),
  'file': object({ type, url: text(), mediaType: text() }),
  'start-step': object({ type }),
  'finish-step': object({ type }),
  'finish': object({ type }),
  'abort': object({ type }),
  'error': object({ type, errorText: text() }),
} as const

type Chunks = typeof CHUNK_SCHEMAS
type Known = { [Type in keyof Chunks]: Infer<Chunks[Type]> & { type: Type } }[keyof Chunks]

/**
 * A part of the app's own. Without `transient` it is shown in the message's parts; with an `id` a later one replaces
 * it.
 */
export interface DataChunk {
  type: `data-${string}`
  id?: string | undefined
  data: unknown
  transient?: boolean | undefined
}

/** One entry of an agent's stream: a chunk in the shape of the AI SDK's `UIMessageChunk`. */
export type StreamChunk = Known | DataChunk

const chunkSchema: Schema<{ type: string }> = object({ type })

/** Parses a chunk; of types that are not known only that they have one. Never throws. */
export function parseChunk(input: unknown): ParseResult<StreamChunk> {
  const named = parseWith(chunkSchema, input)
  if (!named.ok) return named
  const known =
    Object.hasOwn(CHUNK_SCHEMAS, named.value.type) ? CHUNK_SCHEMAS[named.value.type as keyof Chunks] : undefined
  const parsed = known === undefined ? named : parseWith(known, input)
  return parsed as ParseResult<StreamChunk>
}
