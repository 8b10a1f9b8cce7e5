import type { Session } from '@callboard/session'
import { assembleMessage, subscribeStream, type StreamPart } from '@callboard/session/streams'
import { ATTEMPT_CHUNK } from './attempt.ts'
import type { PartsLeft } from './parts.ts'

/** What a former life has left in a stream. */
export interface FormerMessage {
  readonly text: string
  readonly parts: readonly StreamPart[]
  readonly left: PartsLeft
}

export const NOTHING: FormerMessage = { text: '', parts: [], left: { begun: 0, open: undefined } }

/** Reads the first `count` messages of a stream, and what they come to. Rejects when it cannot be read. */
export async function readFormerMessage(session: Session, stream: string, count: number): Promise<FormerMessage> {
  if (count === 0) return NOTHING
  const chunks = await readMessages(session, stream, count)
  const { text, parts } = assembleMessage(chunks)
  return { text, parts, left: partsLeft(chunks) }
}

function readMessages(session: Session, stream: string, count: number): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const read: unknown[] = []
    subscribeStream(
      session,
      { stream, from: 0, to: count },
      {
        onReading: () => undefined,
        onMessages: (messages) => void read.push(...messages),
        onState: () => undefined,
        onLost: () => undefined,
        onEnded: () => resolve(read),
        onError: reject,
      },
    )
  })
}

/** Which part of text or reasoning the deltas went to, and how many parts there are. */
function partsLeft(chunks: readonly unknown[]): PartsLeft {
  let begun = 0
  let open: PartsLeft['open']
  for (const chunk of chunks as readonly { readonly type?: unknown; readonly id?: unknown }[]) {
    const [kind, step] = String(chunk?.type).split('-')
    if (chunk?.type === ATTEMPT_CHUNK) open = undefined
    else if ((kind === 'text' || kind === 'reasoning') && typeof chunk.id === 'string') {
      begun = Math.max(begun + (step === 'start' ? 1 : 0), Number.parseInt(chunk.id, 10) || 0)
      open = step === 'end' ? undefined : { kind, id: chunk.id }
    }
  }
  return { begun, open }
}
