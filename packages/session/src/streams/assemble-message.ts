import { MessageAssembler } from './reader/message-assembler.ts'
import type { StreamPart } from './stream-view.ts'

/** What the chunks of a stream come to. */
export interface AssembledMessage {
  /** All text parts, one after the other. */
  readonly text: string
  readonly reasoning: string
  readonly parts: readonly StreamPart[]
  /** The how manieth attempt it is; what was before it is left out. From 1. */
  readonly attempt: number
}

/** Puts chunks together to the parts of a message. Whatever is no chunk is left out; never throws. */
export function assembleMessage(chunks: readonly unknown[]): AssembledMessage {
  const assembler = new MessageAssembler()
  for (const chunk of chunks) assembler.add(chunk)
  const { text, reasoning, parts, attempt } = assembler
  return { text, reasoning, parts, attempt }
}
