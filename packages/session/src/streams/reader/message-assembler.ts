import { parseChunk, type StreamChunk } from '../../schema/index.ts'
import type { StreamPart, TextPart } from '../stream-view.ts'
import { FixedDraft, TextDraft, ToolDraft, type Draft } from './drafts.ts'

/** By this chunk, transient and with `data: { attempt }`, a writer says that it begins anew. */
export const ATTEMPT_CHUNK = 'data-callboard-attempt'

/** How the last chunk ended the stream, if it was one that ends it badly. */
export interface BadEnd {
  readonly type: 'error' | 'abort'
  readonly errorText: string
}

/**
 * Puts the chunks of a stream together to the parts of a message, as the AI SDK does for `UIMessage.parts`. Forgiving:
 * what is not a chunk is counted and left out, types that are not known are passed over, and the start of a part may be
 * missing.
 */
export class MessageAssembler {
  readonly #window: number
  #drafts: Draft[] = []
  /** Text and reasoning that go on, by type and id. */
  readonly #open = new Map<string, TextDraft>()
  readonly #tools = new Map<string, ToolDraft>()
  /** Data parts with an id, by type and id. */
  readonly #data = new Map<string, FixedDraft>()
  #parts: readonly StreamPart[] | undefined = []
  #weight = 0
  #step = 0
  /** Of the drafts at the front that do not change any more: how many, and their text. */
  #settled = { count: 0, text: '', reasoning: '' }
  attempt = 1
  /** How many chunks were not valid. */
  skipped = 0
  /** Whether the window has dropped something of this attempt. */
  isTrimmed = false
  badEnd: BadEnd | undefined

  /** `window`: how many characters are kept, about. */
  constructor(window: number = Infinity) {
    this.#window = window
  }

  /** How much is kept, characters. */
  get weight(): number {
    return this.#weight
  }

  /** The parts; the same array until one of them changed. */
  get parts(): readonly StreamPart[] {
    this.#parts ??= this.#drafts.map((draft) => draft.view())
    return this.#parts
  }

  /** All text, one part after the other. */
  get text(): string {
    return this.#textOf('text')
  }

  get reasoning(): string {
    return this.#textOf('reasoning')
  }

  /** Takes a chunk in; gives whether it begins a new attempt, before which nothing counts. */
  add(input: unknown): boolean {
    const chunk = readChunk(input)
    if (chunk === undefined) {
      this.skipped += 1
      return false
    }
    this.badEnd = undefined
    if (chunk.type === ATTEMPT_CHUNK) {
      this.#begin(chunk)
      return true
    }
    this.#take(chunk)
    // In large steps, so that a character is moved only a few times.
    if (this.#weight > this.#window * 1.25) this.#trim()
    return false
  }

  #take(chunk: StreamChunk): void {
    switch (chunk.type) {
      case 'text-start': case 'text-delta': case 'text-end': return this.#write('text', chunk)
      case 'reasoning-start': case 'reasoning-delta': case 'reasoning-end': return this.#write('reasoning', chunk)
      case 'source-url': {
        const { type, sourceId, url, title } = chunk
        return this.#append(new FixedDraft({ type, sourceId, url, title }))
      }
      case 'source-document': {
        const { type, sourceId, mediaType, title, filename } = chunk
        const named = typeof filename === 'string' ? { filename } : {}
        return this.#append(new FixedDraft({ type, sourceId, mediaType, title, ...named }))
      }
      case 'file': return this.#append(new FixedDraft({ type: 'file', url: chunk.url, mediaType: chunk.mediaType }))
      case 'start-step':
        this.#step += 1
        return this.#append(new FixedDraft({ type: 'step-start' }))
      case 'finish-step': return this.#leaveOpen()
      case 'error': this.badEnd = { type: 'error', errorText: chunk.errorText }; return undefined
      case 'abort': this.badEnd = { type: 'abort', errorText: reasonOf(chunk) }; return undefined
      default:
        if (chunk.type.startsWith('tool-')) this.#useTool(chunk)
        else if (isDataChunk(chunk)) this.#setData(chunk)
    }
  }

  #write(type: TextPart['type'], chunk: StreamChunk & { readonly id: string; readonly delta?: unknown }): void {
    const key = `${type}:${chunk.id}`
    const open = this.#open.get(key)
    const isEnd = chunk.type.endsWith('-end')
    if (isEnd && open === undefined) return
    this.#parts = undefined
    if (isEnd) {
      open?.end()
      this.#open.delete(key)
      return
    }
    if (open !== undefined && typeof chunk.delta === 'string') {
      open.append(chunk.delta)
      this.#weight += chunk.delta.length
      return
    }
    const draft = new TextDraft(type)
    if (open !== undefined) open.isOpen = false
    if (typeof chunk.delta === 'string') draft.append(chunk.delta)
    this.#open.set(key, draft)
    this.#append(draft)
  }

  #useTool(chunk: StreamChunk): void {
    const { type, toolCallId, toolName } = chunk as unknown as ToolFields
    let tool = this.#tools.get(toolCallId)
    // The input names the tool; a result belongs to the newest call of this id.
    if (type.startsWith('tool-input-') && type !== 'tool-input-delta' && tool?.step !== this.#step) {
      tool = new ToolDraft(toolCallId, toolName, this.#step)
      this.#tools.set(toolCallId, tool)
      this.#append(tool)
    }
    // One that is not known belongs to what was skipped or has left the window.
    if (tool === undefined) return
    this.#parts = undefined
    changeTool(tool, chunk)
  }

  #setData(chunk: Extract<StreamChunk, { type: `data-${string}` }>): void {
    const { type, id, data, transient } = chunk
    if (transient === true) return
    if (id === undefined) return this.#append(new FixedDraft({ type, data }))
    const key = `${type}\n${id}`
    const known = this.#data.get(key)
    const part = { type, id, data } as const
    this.#parts = undefined
    if (known !== undefined) return known.replace(part)
    const draft = new FixedDraft(part)
    this.#data.set(key, draft)
    this.#append(draft)
  }

  /** After a step, deltas begin parts anew. */
  #leaveOpen(): void {
    for (const draft of this.#open.values()) draft.isOpen = false
    this.#open.clear()
  }

  #append(draft: Draft): void {
    this.#drafts.push(draft)
    this.#weight += draft.weight
    this.#parts = undefined
  }

  #begin(chunk: StreamChunk): void {
    const told = (chunk as { readonly data?: { readonly attempt?: unknown } | null }).data?.attempt
    this.attempt = Number.isInteger(told) ? Math.max(told as number, 1) : this.attempt + 1
    this.isTrimmed = false
    this.#drafts = []
    this.#weight = 0
    this.#open.clear()
    this.#tools.clear()
    this.#data.clear()
    this.#settled = { count: 0, text: '', reasoning: '' }
    this.#parts = undefined
  }

  #textOf(type: TextPart['type']): string {
    const settled = this.#settled
    for (let draft = this.#drafts[settled.count]; draft !== undefined; draft = this.#drafts[settled.count]) {
      if (draft instanceof TextDraft) {
        if (draft.isOpen) break
        settled[draft.type] += draft.text
      }
      settled.count += 1
    }
    let text = settled[type]
    for (let index = settled.count; index < this.#drafts.length; index += 1) {
      const draft = this.#drafts[index]
      if (draft instanceof TextDraft && draft.type === type) text += draft.text
    }
    return text
  }

  #trim(): void {
    let excess = this.#weight - this.#window
    this.#drafts = this.#drafts.filter((draft) => {
      const { weight } = draft
      const isText = draft instanceof TextDraft
      if (excess <= 0 || (weight > excess && !isText)) excess = 0
      else if (weight <= excess && !(isText && draft.isOpen)) {
        excess -= weight
        this.#forget(draft)
        return false
      } else if (isText) {
        draft.forgetStart(Math.min(excess, weight))
        excess -= weight - draft.weight
      }
      return true
    })
    this.#weight = this.#drafts.reduce((sum, { weight }) => sum + weight, 0)
    this.#settled = { count: 0, text: '', reasoning: '' }
    this.#parts = undefined
    this.isTrimmed = true
  }

  #forget(draft: Draft): void {
    const part = draft.view()
    if (draft instanceof ToolDraft) this.#tools.delete(draft.toolCallId)
    else if (part.type.startsWith('data-') && 'id' in part) this.#data.delete(`${part.type}\n${part.id}`)
  }
}

/** What chunks about a tool have; the name only those about its input, but for its deltas. */
interface ToolFields {
  readonly type: string
  readonly toolCallId: string
  readonly toolName: string
}

function changeTool(tool: ToolDraft, chunk: StreamChunk): void {
  const { type, inputTextDelta, toolName, input, output, errorText } = chunk as Readonly<Record<string, unknown>>
  const named = { toolName: String(toolName) }
  switch (type) {
    case 'tool-input-start': return tool.begin(named.toolName)
    case 'tool-input-delta': return tool.appendInput(String(inputTextDelta))
    case 'tool-input-available': return tool.change({ ...named, state: 'input-available', input })
    case 'tool-input-error':
      return tool.change({ ...named, state: 'output-error', input, errorText: String(errorText) })
    case 'tool-output-available': return tool.change({ state: 'output-available', output, errorText: undefined })
    case 'tool-output-error': return tool.change({ state: 'output-error', errorText: String(errorText) })
    default: return undefined
  }
}

/** The chunk, or `undefined` for what is none. Deltas, which are nearly all there is, need no schema. */
function readChunk(input: unknown): StreamChunk | undefined {
  const { type, id, delta } = Object(input) as Readonly<Partial<Record<'type' | 'id' | 'delta', unknown>>>
  const isDelta = type === 'text-delta' || type === 'reasoning-delta'
  if (isDelta && typeof id === 'string' && typeof delta === 'string') return input as StreamChunk
  const parsed = parseChunk(input)
  return parsed.ok ? parsed.value : undefined
}

function isDataChunk(chunk: StreamChunk): chunk is Extract<StreamChunk, { type: `data-${string}` }> {
  return chunk.type.startsWith('data-')
}

function reasonOf(chunk: StreamChunk): string {
  const { reason } = chunk as { readonly reason?: unknown }
  return typeof reason === 'string' ? reason : 'broken off'
}
