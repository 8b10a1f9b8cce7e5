import type { StreamStatus } from '@callboard/session/streams'
import type { ToolState } from '../agent-stream/agent-stream-tool.tsx'
import type { Formats } from './formats.ts'

/** The words around what agents and people say. */
export interface StreamStrings {
  readonly streamStatus: Readonly<Record<StreamStatus, string>>
  /** @param behind how many entries of the stream are not here yet */
  streamBehind(behind: number, formats: Formats): string
  /** Something before what is shown was skipped, or is no longer kept. */
  readonly streamTruncated: string
  /** The agent began anew; what it had said before no longer counts. */
  streamAttempt(attempt: number, formats: Formats): string
  /** Why something went wrong, for people; a `CallboardError` has a `code` to go by. */
  problem(error: Error): string
  readonly thinking: string
  readonly thought: string
  readonly toolState: Readonly<Record<ToolState, string>>
  readonly toolInput: string
  readonly toolOutput: string
  readonly sources: string
  file(mediaType: string): string
  /** Names a piece of code, for screen readers. */
  code(language: string | undefined): string
  /** An image without a description; images are not loaded. */
  readonly image: string
  readonly checked: string
  readonly unchecked: string

  readonly conversation: string
  readonly messages: string
  readonly loadingMessages: string
  readonly noMessages: string
  readonly noMessagesHint: string
  readonly showEarlier: string
  readonly loadingEarlier: string
  /** @param count how many messages have come since the reader left the newest; can be 0 */
  jumpToNewest(count: number, formats: Formats): string
  readonly messageSending: string
  readonly messageFailed: string
  readonly retry: string
  readonly discard: string
  inReplyTo(name: string): string
  /** Said once by a screen reader for messages that have come. */
  messagesSaid(messages: readonly { name: string; text: string }[], formats: Formats): string

  /** Names the text box. */
  readonly message: string
  readonly messagePlaceholder: string
  readonly send: string
  readonly sendHint: string
  readonly sendOffline: string
  readonly sendClosed: string
  readonly sendNotAllowed: string
  sendAway(names: readonly string[], formats: Formats): string
  /** @param left how many characters there is room for; negative: how many are too many */
  sendRoom(left: number, formats: Formats): string
}
