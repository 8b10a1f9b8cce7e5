import type { StreamPart, TextPart, ToolPart } from '../stream-view.ts'
import { parseLeniently } from './lenient-json.ts'

/** A part as it grows: what it comes to now is made when it is asked for, and the same until it changes. */
export interface Draft {
  /** How much of the window it takes, characters. */
  readonly weight: number
  view(): StreamPart
}

/** What a part that is no text takes of the window, characters. */
const FIXED_WEIGHT = 64

/** Text or reasoning. */
export class TextDraft implements Draft {
  readonly type: TextPart['type']
  text = ''
  /** Whether more may come. */
  isOpen = true
  #state: TextPart['state'] = 'streaming'
  #view: TextPart | undefined

  constructor(type: TextPart['type']) {
    this.type = type
  }

  get weight(): number {
    return this.text.length
  }

  append(delta: string): void {
    this.text += delta
    this.#view = undefined
  }

  end(): void {
    this.isOpen = false
    this.#state = 'done'
    this.#view = undefined
  }

  /** Forgets the first `length` characters, and one more rather than half of one. */
  forgetStart(length: number): void {
    const code = this.text.charCodeAt(length)
    this.text = this.text.slice(code >= 0xdc00 && code < 0xe000 ? length + 1 : length)
    this.#view = undefined
  }

  view(): TextPart {
    this.#view ??= { type: this.type, text: this.text, state: this.#state }
    return this.#view
  }
}

type ToolChange = Partial<Pick<ToolPart, 'toolName' | 'state' | 'input' | 'output' | 'errorText'>>

/** A tool call. */
export class ToolDraft implements Draft {
  readonly weight: number = FIXED_WEIGHT
  readonly toolCallId: string
  /** The step of the message in which it began; in a later one the same id is another call. */
  readonly step: number
  #fields: ToolChange & Pick<ToolPart, 'toolName' | 'state'>
  #inputText = ''
  #view: ToolPart | undefined

  constructor(toolCallId: string, toolName: string, step: number) {
    this.toolCallId = toolCallId
    this.step = step
    this.#fields = { toolName, state: 'input-streaming' }
  }

  /** Its input comes, perhaps once more. */
  begin(toolName: string): void {
    this.#fields = { toolName, state: 'input-streaming' }
    this.#inputText = ''
    this.#view = undefined
  }

  appendInput(delta: string): void {
    if (this.#fields.state !== 'input-streaming') return
    this.#inputText += delta
    this.#view = undefined
  }

  change(change: ToolChange): void {
    this.#fields = { ...this.#fields, ...change }
    this.#inputText = ''
    this.#view = undefined
  }

  view(): ToolPart {
    const part = { type: 'dynamic-tool', toolCallId: this.toolCallId, ...this.#fields } as const
    this.#view ??= this.#fields.state === 'input-streaming' ? withPartialInput(part, this.#inputText) : part
    return this.#view
  }
}

/** Of input that is still coming nobody may ever want to know what it comes to. */
function withPartialInput(part: ToolPart, inputText: string): ToolPart {
  let parsed: { readonly input: unknown } | undefined
  return {
    ...part,
    get input() {
      parsed ??= { input: parseLeniently(inputText) }
      return parsed.input
    },
  }
}

/** A part that is whole at once. */
export class FixedDraft implements Draft {
  readonly weight: number = FIXED_WEIGHT
  #view: StreamPart

  constructor(part: StreamPart) {
    this.#view = part
  }

  replace(part: StreamPart): void {
    this.#view = part
  }

  view(): StreamPart {
    return this.#view
  }
}
