import type { CallboardError } from '../protocol/index.ts'

/** Text or thought, as far as it has come. As in the AI SDK's `TextUIPart` and `ReasoningUIPart`. */
export interface TextPart {
  readonly type: 'text' | 'reasoning'
  readonly text: string
  readonly state: 'streaming' | 'done'
}

/** A tool call, as far as it has come. As in the AI SDK's `DynamicToolUIPart`. */
export interface ToolPart {
  readonly type: 'dynamic-tool'
  readonly toolName: string
  readonly toolCallId: string
  readonly state: 'input-streaming' | 'input-available' | 'output-available' | 'output-error'
  /** While `input-streaming`: what the JSON so far comes to, or `undefined`. */
  readonly input?: unknown
  readonly output?: unknown
  readonly errorText?: string | undefined
}

/** A source that was used. */
export interface SourcePart {
  readonly type: 'source-url' | 'source-document'
  readonly sourceId: string
  readonly url?: string | undefined
  readonly mediaType?: string | undefined
  readonly title?: string | undefined
  readonly filename?: string | undefined
}

export interface FilePart {
  readonly type: 'file'
  readonly url: string
  readonly mediaType: string
}

export interface StepStartPart {
  readonly type: 'step-start'
}

/** A part of the app's own. */
export interface DataPart {
  readonly type: `data-${string}`
  readonly id?: string | undefined
  readonly data: unknown
}

/**
 * One part of a message, in the shape of the AI SDK's `UIMessage.parts`. Immutable: a part that did not change is the
 * same.
 */
export type StreamPart = TextPart | ToolPart | SourcePart | FilePart | StepStartPart | DataPart

/**
 * `waiting`: nothing has been written yet, or the stream is not known; `catching-up`: what is shown is behind, or the
 * link is down; `interrupted`: the writer is gone and has not closed it; `done` and `failed`: closed.
 */
export type StreamStatus = 'waiting' | 'catching-up' | 'streaming' | 'interrupted' | 'done' | 'failed'

/** What is known of a stream. Immutable. */
export interface StreamView {
  /** Its name in the session; `undefined` while there is none. */
  readonly stream: string | undefined
  readonly status: StreamStatus
  /** All text parts, one after the other. */
  readonly text: string
  readonly reasoning: string
  readonly parts: readonly StreamPart[]
  /** Why it failed, or why it cannot be read. */
  readonly error: CallboardError | undefined
  /** When `interrupted`: why, for example `connection-lost`, `silent`, `fenced`. */
  readonly reason: string | undefined
  /** How many messages there are at the relay that are not shown yet. */
  readonly behind: number
  /** The position of the next message; hand it to `from` to read on later. */
  readonly position: number
  /** From 1; rises when its writer began anew, and what came before no longer counts. */
  readonly attempt: number
  /** Whether there was something before the first part that is not kept: it was skipped, or left the window. */
  readonly truncated: boolean
  /** How many chunks were not valid and are left out. */
  readonly skipped: number
}
