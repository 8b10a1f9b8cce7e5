import { messageEnds } from '@callboard/session/wire'
import { joinBytes } from '../storage/join-segments.ts'
import type { StreamSegment } from '../storage/stream-storage.ts'
import type { StreamSlice } from './stream-log.ts'

/** What is wanted of a run of content. */
interface Cut {
  readonly from: number
  readonly to: number
  /** About how many bytes; one unit is given whatever its size. */
  readonly maxBytes: number
}

/** The wanted part of a run, which holds `cut.from`. Copies nothing. */
export function cutSlice(isJson: boolean, run: StreamSlice, cut: Cut): StreamSlice {
  const { position, next, data } = run
  if (cut.from <= position && cut.to >= next && data.byteLength <= cut.maxBytes) return run
  const first = Math.max(0, cut.from - position)
  const last = Math.min(cut.to, next) - position
  if (!isJson) {
    const end = Math.max(first + 1, Math.min(last, first + cut.maxBytes))
    return { position: position + first, next: position + end, data: data.subarray(first, end) }
  }
  const ends = messageEnds(data)
  const start = first === 0 ? 0 : (ends[first - 1] ?? 0)
  let count = first + 1
  while (count < last && (ends[count] ?? Infinity) - start <= cut.maxBytes) count += 1
  return { position: position + first, next: position + count, data: data.subarray(start, ends[count - 1]) }
}

/** The wanted part of runs that follow one another, of which the first holds `cut.from`. Empty without runs. */
export function cutSlices(isJson: boolean, runs: Iterable<StreamSlice>, cut: Cut): StreamSlice {
  const parts: Uint8Array[] = []
  let { from, maxBytes } = cut
  for (const run of runs) {
    // One unit is given whatever its size, but only as the first.
    if (from >= cut.to || (parts.length > 0 && !firstFits(isJson, run, maxBytes))) break
    const part = cutSlice(isJson, run, { from, to: cut.to, maxBytes })
    parts.push(part.data)
    maxBytes -= part.data.byteLength
    from = part.next
    if (part.next < Math.min(run.next, cut.to)) break
  }
  const [only] = parts
  return { position: cut.from, next: from, data: parts.length === 1 && only !== undefined ? only : joinBytes(parts) }
}

/** A slice as segments of about `segmentBytes`, so that reading a part need not read the whole. */
export function toSegments(isJson: boolean, slice: StreamSlice, segmentBytes: number): readonly StreamSegment[] {
  const { position, next, data } = slice
  if (next === position) return []
  if (data.byteLength <= segmentBytes) return [{ position, count: next - position, data }]
  const segments: StreamSegment[] = []
  const add = (from: number, to: number, start: number, end: number): void => {
    segments.push({ position: position + from, count: to - from, data: data.slice(start, end) })
  }
  if (!isJson) {
    for (let from = 0; from < data.byteLength; from += segmentBytes) {
      const end = Math.min(from + segmentBytes, data.byteLength)
      add(from, end, from, end)
    }
    return segments
  }
  // All of it is gone through once, however many messages there are: nothing else is done meanwhile.
  let from = 0
  let start = 0
  let before = 0
  for (const [index, end] of messageEnds(data).entries()) {
    if (index > from && end - start > segmentBytes) {
      add(from, index, start, before)
      from = index
      start = before
    }
    before = end
  }
  add(from, next - position, start, before)
  return segments
}

function firstFits(isJson: boolean, run: StreamSlice, maxBytes: number): boolean {
  const first = isJson && run.data.byteLength > maxBytes ? messageEnds(run.data)[0] : Math.min(run.data.byteLength, 1)
  return (first ?? 0) <= maxBytes
}
