import type { Session } from '@callboard/session'
import type { StreamChunk, StreamWriter } from '@callboard/session/streams'
import type { StoryBoard } from './story-context.ts'

/** How an agent of a story speaks. */
export interface SpeechOptions {
  /** Chunks a second of the board's time; `0`: all at once. @default 0 */
  readonly perSecond?: number | undefined
  /** Whether the stream is closed at the end. @default true */
  readonly close?: boolean | undefined
}

/** Writes chunks as an agent, at some speed, and closes. */
export async function speak(
  board: StoryBoard,
  agent: Session,
  id: string,
  chunks: readonly StreamChunk[],
  { perSecond = 0, close = true }: SpeechOptions = {},
): Promise<StreamWriter> {
  const writer = board.stream(agent, id)
  const end = (): void => {
    if (close) writer.close().catch(() => {})
  }
  if (perSecond === 0) {
    const written = chunks.map((chunk) => writer.write(chunk))
    end()
    await board.pass(1)
    await Promise.all(written)
    return writer
  }
  const next = (index: number): void => {
    const chunk = chunks[index]
    if (chunk === undefined) return end()
    writer.write(chunk).catch(() => {})
    board.clock.setTimeout(() => next(index + 1), 1_000 / perSecond)
  }
  next(0)
  await board.pass(0)
  return writer
}

/** A text as a model gives it, a few letters at a time. */
export function says(text: string, id = 'text'): readonly StreamChunk[] {
  return [{ type: 'text-start', id }, ...begun(text, id), { type: 'text-end', id }]
}

/** As {@link says}, without its end. */
export function beginsToSay(text: string, id = 'text'): readonly StreamChunk[] {
  return [{ type: 'text-start', id }, ...begun(text, id)]
}

function begun(text: string, id: string): readonly StreamChunk[] {
  return tokensOf(text).map((delta) => ({ type: 'text-delta' as const, id, delta }))
}

export function thinks(text: string, id = 'thought'): readonly StreamChunk[] {
  return [...beginsToThink(text, id), { type: 'reasoning-end', id }]
}

export function beginsToThink(text: string, id = 'thought'): readonly StreamChunk[] {
  const deltas = tokensOf(text).map((delta) => ({ type: 'reasoning-delta' as const, id, delta }))
  return [{ type: 'reasoning-start', id }, ...deltas]
}

/** A tool call; without an output it is still under way. */
export function calls(toolName: string, toolCallId: string, input: unknown, output?: unknown): readonly StreamChunk[] {
  const called: StreamChunk = { type: 'tool-input-available', toolCallId, toolName, input } as StreamChunk
  return output === undefined ? [called] : [called, { type: 'tool-output-available', toolCallId, output } as StreamChunk]
}

export function cites(url: string, title?: string): StreamChunk {
  return { type: 'source-url', sourceId: new URL(url).host, url, ...(title === undefined ? {} : { title }) }
}

function tokensOf(text: string): readonly string[] {
  return text.match(/\s*\S{1,6}|\s+$/gu) ?? []
}
