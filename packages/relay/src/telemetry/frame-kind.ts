import { EXTENSION_MESSAGE, STREAM_MESSAGE, Y_MESSAGE } from '@callboard/session/protocol'
import type { FrameKind } from './telemetry.ts'

/** What a message is about, by its first byte; what nobody speaks counts as `extension`. */
export function frameKind(message: Uint8Array): FrameKind {
  switch (message[0]) {
    case Y_MESSAGE.sync: return 'sync'
    case Y_MESSAGE.awareness:
    case Y_MESSAGE.queryAwareness: return 'awareness'
    case STREAM_MESSAGE: return 'stream'
    case EXTENSION_MESSAGE:
    default: return 'extension'
  }
}
