import type { Message } from '@callboard/session/schema'
import { line } from '../task/task-error.ts'
import type { IncomingMessage } from './incoming-message.ts'

/** How much of the answered message is quoted, characters: the outbox is bounded. */
const QUOTE_LENGTH = 1_000

/** A message for the outbox, quoting what it answers. */
export function outgoingMessage(text: string, now: number, replyTo: IncomingMessage | undefined): Message {
  return {
    id: messageId(),
    // Two clocks never agree to the millisecond, and an answer must not be read before its question.
    at: replyTo === undefined ? now : Math.max(now, replyTo.at + 1),
    text,
    ...(replyTo === undefined ?
      {}
    : {
        replyTo: {
          id: replyTo.id,
          from: replyTo.from.person,
          text: line(replyTo.text, QUOTE_LENGTH),
          at: replyTo.at,
        },
      }),
  }
}

/** 80 random bits: short, as the outbox is bounded. Works on insecure pages, which have no `crypto.randomUUID`. */
function messageId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
