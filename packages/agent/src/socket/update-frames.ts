import { SYNC, Y_MESSAGE } from '@callboard/session/protocol'
import { mergeUpdates } from 'yjs'

/** Puts each run of document updates among the frames of a socket into one; everything else stays as and where it is. */
export function mergeUpdateFrames(frames: readonly unknown[]): readonly unknown[] {
  const merged: unknown[] = []
  let run: Uint8Array[] = []
  for (const frame of frames) {
    const update = readUpdate(frame)
    if (update === undefined || run.length === 0) merged.push(frame)
    else merged[merged.length - 1] = run
    if (update === undefined) run = []
    else run.push(update)
  }
  return merged.map((frame) => (Array.isArray(frame) ? updateFrame(mergeUpdates(frame as Uint8Array[])) : frame))
}

/** The update, if the frame is one and holds nothing else. */
function readUpdate(frame: unknown): Uint8Array | undefined {
  if (!(frame instanceof ArrayBuffer)) return undefined
  const bytes = new Uint8Array(frame)
  if (bytes[0] !== Y_MESSAGE.sync || bytes[1] !== SYNC.update) return undefined
  let length = 0
  for (let index = 2; index < Math.min(bytes.length, 7); index += 1) {
    const digit = bytes[index] ?? 0
    length += (digit & 127) * 128 ** (index - 2)
    if (digit < 128) return index + 1 + length === bytes.length ? bytes.subarray(index + 1) : undefined
  }
  return undefined
}

function updateFrame(update: Uint8Array): ArrayBuffer {
  const head: number[] = [Y_MESSAGE.sync, SYNC.update]
  let rest = update.length
  for (; rest > 127; rest = Math.floor(rest / 128)) head.push((rest & 127) | 128)
  const frame = new Uint8Array(head.length + 1 + update.length)
  frame.set([...head, rest])
  frame.set(update, head.length + 1)
  return frame.buffer
}
