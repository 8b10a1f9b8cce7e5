import { parseStreamName, type StreamNameResult } from '@callboard/session/protocol'

/** Below this every path is a stream. */
export const STREAM_PREFIX = '/v1/stream/'

/** The stream in a request's target, as it was sent: nothing is normalised. */
export function streamFromTarget(target: string): StreamNameResult {
  const path = target.split(/[?#]/, 1)[0] ?? ''
  return parseStreamName(decode(path.startsWith(STREAM_PREFIX) ? path.slice(STREAM_PREFIX.length) : ''))
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
