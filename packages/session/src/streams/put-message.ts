import { namedError } from '../connection/connection-errors.ts'
import type { Session } from '../session/session.ts'
import { encodeMessages } from '../wire/index.ts'
import { hubOf } from './stream-hub.ts'

/** A message, and the key under which it is appended once however often it is put. */
export interface MessageToPut {
  readonly stream: string
  readonly key: string
  /** Any JSON value; in `conversation`, an entry. */
  readonly message: unknown
}

/** Where a message stands, and whether it stood there before. */
export interface PutResult {
  readonly position: number
  readonly duplicate: boolean
}

/**
 * Appends one message once, however often it has to be sent. Resolves when it is on disk; rejects with what the relay
 * refuses it with, for example `chunk-invalid` or `not-permitted`, or when the connection is closed for good before.
 */
export function putMessage(session: Session, { stream, key, message }: MessageToPut): Promise<PutResult> {
  return new Promise((resolve, reject) => {
    const messages = encodeMessages([message])
    hubOf(session).open((channel) => ({
      opened: () => void channel.send({ kind: 'put', request: { stream, key }, messages }),
      lost: () => undefined,
      received: (frame) => {
        if (frame.kind === 'put') resolve({ position: frame.position, duplicate: frame.duplicate })
        else if (frame.kind === 'error') reject(namedError(frame.error.code, frame.error.message))
        else return
        channel.close()
      },
      failed: reject,
    }))
  })
}
