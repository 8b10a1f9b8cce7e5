/** What is known of a segment without reading it. */
export interface SegmentSize {
  readonly position: number
  readonly bytes: number
}

/** Segments to be made one. */
export interface SegmentRun {
  /** Of the first of them. */
  readonly position: number
  /** Of the last of them. */
  readonly last: number
}

/**
 * Which neighbours to join so that each whole is at most `limit` bytes, and where to begin the next time: at the last run,
 * which may still grow.
 */
export function planRuns(segments: readonly SegmentSize[], limit: number): { runs: readonly SegmentRun[]; next: number } {
  const runs: SegmentRun[] = []
  let first = segments[0]
  if (first === undefined) return { runs, next: 0 }
  let last = first
  let bytes = first.bytes
  const end = (): void => {
    if (first !== last && first !== undefined) runs.push({ position: first.position, last: last.position })
  }
  for (const segment of segments.slice(1)) {
    if (bytes + segment.bytes > limit) {
      end()
      first = segment
      bytes = 0
    }
    last = segment
    bytes += segment.bytes
  }
  end()
  return { runs, next: first.position }
}

/** The bytes of all, one after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
