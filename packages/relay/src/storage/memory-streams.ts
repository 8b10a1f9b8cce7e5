import type { Producer } from '../streams/stream-log.ts'
import { isSharedByAll } from '../streams/stream-rules.ts'
import type { Maker } from './session-storage.ts'
import { joinBytes, planRuns } from './join-segments.ts'
import { LOADED_PRODUCERS } from './stream-storage.ts'
import type { NewStream, SegmentRange, StoredStream, StreamChange, StreamSegment, StreamStorage } from './stream-storage.ts'

interface MemoryStream {
  readonly stream: NewStream
  readonly start: number
  readonly producers: Map<string, Producer>
  segments: StreamSegment[]
  state: StreamChange
  forks: number
  deleted: boolean
  readonly maker: string | undefined
}

/** The streams of storage in memory. */
export class MemoryStreams implements StreamStorage {
  readonly #byPath = new Map<string, MemoryStream>()
  readonly #byId = new Map<string, MemoryStream>()
  readonly #assertOpen: () => void

  /** `assertOpen` throws once the storage is closed. */
  constructor(assertOpen: () => void) {
    this.#assertOpen = assertOpen
  }

  async load(path: string): Promise<StoredStream | undefined> {
    this.#assertOpen()
    const stored = this.#byPath.get(path)
    if (stored === undefined) return undefined
    const { stream, start, segments, state, deleted } = stored
    const last = segments.at(-1)
    return {
      ...stream,
      tail: last === undefined ? start : last.position + last.count,
      bytes: segments.reduce((sum, segment) => sum + segment.data.byteLength, 0),
      producers: [...stored.producers.values()].slice(0, LOADED_PRODUCERS),
      hasMoreProducers: stored.producers.size > LOADED_PRODUCERS,
      streamSeq: state.streamSeq,
      closing: state.closing,
      endsAt: state.endsAt,
      deleted,
      madeBy: stored.maker,
    }
  }

  async bytesMadeBy(maker: string): Promise<number> {
    this.#assertOpen()
    const counted = [...this.#byId.values()].filter((stored) => stored.maker === maker && !isSharedByAll(stored.stream.path))
    return counted.flatMap(({ segments }) => segments).reduce((sum, { data }) => sum + data.byteLength, 0)
  }

  async create(stream: NewStream, change: StreamChange, maker?: Maker): Promise<boolean> {
    this.#assertOpen()
    const made = [...this.#byId.values()].filter((stored) => maker !== undefined && stored.maker === maker.key).length
    if (maker !== undefined && made >= maker.limit) return false
    const source = stream.fork?.ancestors.at(-1)
    const stored: MemoryStream = {
      stream,
      start: source?.end ?? 0,
      producers: new Map(),
      segments: [],
      state: {},
      forks: 0,
      deleted: false,
      maker: maker?.key,
    }
    if (source !== undefined) this.#of(source.id).forks += 1
    this.#byPath.set(stream.path, stored)
    this.#byId.set(stream.id, stored)
    apply(stored, change)
    return true
  }

  async producer(id: string, producerId: string): Promise<Producer | undefined> {
    this.#assertOpen()
    return this.#of(id).producers.get(producerId)
  }

  async append(id: string, change: StreamChange): Promise<void> {
    this.#assertOpen()
    apply(this.#of(id), change)
  }

  async read(id: string, range: SegmentRange): Promise<readonly StreamSegment[]> {
    this.#assertOpen()
    const segments: StreamSegment[] = []
    let bytes = 0
    for (const segment of this.#of(id).segments) {
      if (segment.position + segment.count <= range.from) continue
      if (segment.position >= range.to || bytes >= range.maxBytes) break
      segments.push({ ...segment, data: segment.data.slice() })
      bytes += segment.data.byteLength
    }
    return segments
  }

  async compact(id: string, from: number, segmentBytes: number): Promise<number> {
    this.#assertOpen()
    const stored = this.#of(id)
    const kept = stored.segments.filter((segment) => segment.position + segment.count <= from)
    const rest = stored.segments.slice(kept.length)
    const sizes = rest.map(({ position, data }) => ({ position, bytes: data.byteLength }))
    const { runs, next } = planRuns(sizes, segmentBytes)
    const joined = rest.filter(({ position }) => !runs.some((run) => position > run.position && position <= run.last))
    stored.segments = [...kept, ...joined].map((segment) => {
      const run = runs.find(({ position }) => position === segment.position)
      if (run === undefined) return segment
      const parts = rest.filter(({ position }) => position >= run.position && position <= run.last)
      const count = parts.reduce((sum, part) => sum + part.count, 0)
      return { position: run.position, count, data: joinBytes(parts.map((part) => part.data)) }
    })
    return Math.max(from, next)
  }

  async remove(id: string): Promise<readonly string[]> {
    this.#assertOpen()
    const free: string[] = []
    let stored = this.#byId.get(id)
    while (stored !== undefined) {
      stored.deleted = true
      if (stored.forks > 0) break
      this.#byId.delete(stored.stream.id)
      this.#byPath.delete(stored.stream.path)
      free.push(stored.stream.path)
      const source = this.#byId.get(stored.stream.fork?.ancestors.at(-1)?.id ?? '')
      if (source !== undefined) source.forks -= 1
      stored = source?.deleted === true ? source : undefined
    }
    return free
  }

  async due(now: number, closedBefore: number, limit: number): Promise<readonly string[]> {
    this.#assertOpen()
    const isDue = ({ state, deleted }: MemoryStream): boolean =>
      !deleted && ((state.endsAt ?? Infinity) <= now || (state.closing?.at ?? Infinity) < closedBefore)
    return [...this.#byPath.values()].filter(isDue).slice(0, limit).map(({ stream }) => stream.path)
  }

  #of(id: string): MemoryStream {
    const stored = this.#byId.get(id)
    if (stored === undefined) throw new Error(`There is no stream ${id}`)
    return stored
  }
}

function apply(stored: MemoryStream, change: StreamChange): void {
  const { segments = [], producers = [], ...state } = change
  for (const segment of segments) stored.segments.push({ ...segment, data: segment.data.slice() })
  for (const producer of producers) stored.producers.set(producer.id, producer)
  const given = Object.entries(state).filter(([, value]) => value !== undefined)
  stored.state = { ...stored.state, ...(Object.fromEntries(given) as StreamChange) }
}
