import { EXTENSION_MESSAGE, SYNC, Y_MESSAGE } from '@callboard/session/protocol'
import type { RelayMessage } from '@callboard/session/schema'
import * as encoding from 'lib0/encoding'
import { SharedFrame } from './shared-frame.ts'

/** Asks a client for what the relay lacks. */
export function syncStep1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(SYNC.step1, stateVector)
}

/** Answers a client's step 1. The update is not copied, as it may be a whole document. */
export function syncStep2Frame(update: Uint8Array): SharedFrame {
  return new SharedFrame('sync', Uint8Array.from(syncHead(SYNC.step2, update.byteLength)), update)
}

/** What changed. */
export function syncUpdateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC.update, update)
}

/** One of Callboard's own messages; only for clients that selected the sub-protocol. */
export function extensionFrame(message: RelayMessage): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, EXTENSION_MESSAGE)
  encoding.writeVarString(encoder, JSON.stringify(message))
  return encoding.toUint8Array(encoder)
}

/** A client's announcement, as it stands in an awareness frame. */
export function awarenessEntryBytes(clientId: number, clock: number, stateJson: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, stateJson)
  return encoding.toUint8Array(encoder)
}

/** Announcements of several clients as frames: all of them, or all but one. */
export interface AwarenessFrames {
  /** With no entries it is `[1, 1, 0]`, which stock clients take as a sign of life. */
  readonly all: SharedFrame
  /** Shares its memory with {@link all}: as many of them as there are entries cost next to nothing. */
  without(index: number): SharedFrame
}

/** Puts entries into frames. */
export function awarenessFrames(entries: readonly Uint8Array[]): AwarenessFrames {
  const joined = Buffer.concat(entries)
  const starts: number[] = []
  let length = 0
  for (const entry of entries) {
    starts.push(length)
    length += entry.byteLength
  }
  return {
    all: awarenessFrame(entries.length, [joined]),
    without: (index) => {
      const start = starts[index] ?? length
      const end = starts[index + 1] ?? length
      return awarenessFrame(entries.length - 1, [joined.subarray(0, start), joined.subarray(end)])
    },
  }
}

function awarenessFrame(count: number, entries: readonly Uint8Array[]): SharedFrame {
  const counted = encoding.createEncoder()
  encoding.writeVarUint(counted, count)
  const head = encoding.createEncoder()
  encoding.writeVarUint(head, Y_MESSAGE.awareness)
  encoding.writeVarUint(head, encoding.length(counted) + entries.reduce((sum, entry) => sum + entry.byteLength, 0))
  encoding.writeVarUint(head, count)
  return new SharedFrame('awareness', encoding.toUint8Array(head), ...entries.filter((entry) => entry.byteLength > 0))
}

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const head = syncHead(type, payload.byteLength)
  const frame = new Uint8Array(head.length + payload.byteLength)
  for (let at = 0; at < head.length; at++) frame[at] = head[at] ?? 0
  frame.set(payload, head.length)
  return frame
}

/** What stands before the payload. */
function syncHead(type: number, bytes: number): readonly number[] {
  const head = [Y_MESSAGE.sync, type]
  let rest = bytes
  for (; rest > 127; rest = Math.floor(rest / 128)) head.push((rest % 128) | 128)
  head.push(rest)
  return head
}
