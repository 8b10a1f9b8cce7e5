import type { Session } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import type { StreamRecord } from '@callboard/session/schema'
import type { StreamChunk, StreamOpened } from '@callboard/session/streams'
import type { OwnRecord } from '../record/own-record.ts'
import type { TaskEnd } from '../task/task-handle.ts'
import type { AgentStream, StreamOptions } from './agent-stream.ts'
import { attemptChunk } from './attempt.ts'
import { keepsStreams } from './read-newest.ts'
import { StreamHandle, type StreamEnd } from './stream-handle.ts'

/** What the streams of an agent stand on. */
export interface StreamBookOptions {
  readonly session: Session
  readonly own: OwnRecord
  /** The agent's. */
  readonly signal: AbortSignal
  readonly assertJoined: () => void
}

/** The task that a stream belongs to. */
export interface StreamTask {
  readonly id: string
  readonly signal: AbortSignal
}

interface LiveStream {
  readonly handle: StreamHandle
  readonly task: string | undefined
  /** Resolves when it takes no more. */
  readonly ended: Promise<void>
  readonly end: () => void
}

/** All streams of this life of the agent, each named in its record. */
export class StreamBook {
  readonly #options: StreamBookOptions
  readonly #live = new Map<string, LiveStream>()
  /** What has ended and is not yet on disk. */
  readonly #ending = new Set<Promise<void>>()
  /** Streams that a former life has left open and nobody has taken up. */
  readonly #inherited: Set<string>
  #made = 0

  constructor(options: StreamBookOptions) {
    this.#options = options
    const streams = [...options.own.draft.streams.values()]
    this.#inherited = new Set(streams.filter(({ state }) => state === 'open').map(({ id }) => id))
  }

  /** Opens a stream. Throws `stream-conflict` when it is open here, or what the record refuses it with. */
  open(options: StreamOptions, task?: StreamTask): AgentStream {
    const { session, own, signal, assertJoined } = this.#options
    assertJoined()
    const id = options.id ?? this.#newId()
    const before = own.draft.streams.get(id)
    const attempt = before?.attempt
    // Named first: what the record has no room for is not opened.
    own.setStream(this.#record(id, options, task, attempt), 'text')
    const home = {
      session,
      agentId: own.draft.head.id,
      signal: task?.signal ?? signal,
      opening: ({ tail }: StreamOpened) => (tail === 0 ? [] : this.#supersede(id, (attempt ?? 1) + 1)),
      ended: (end: StreamEnd) => this.#ended(id, end === 'before' ? closedState(before) : end),
    }
    try {
      const handle = new StreamHandle(home, id, options)
      this.#inherited.delete(id)
      this.#live.set(id, liveStream(handle, task?.id))
      return handle
    } catch (error) {
      if (before === undefined) own.dropStream(id)
      else own.setStream(before, 'essential')
      throw error
    }
  }

  /** Resolves when a stream has ended, however it did, and that is on disk or lost for good. */
  async whenEnded(id: string): Promise<void> {
    const live = this.#live.get(id)
    if (live === undefined) return
    await live.ended
    if (keepsStreams(this.#options.session)) await live.handle.closing.catch(() => undefined)
  }

  /** A task has ended, and its streams with it. */
  endOfTask(task: string, { status, error }: TaskEnd): void {
    for (const { handle } of [...this.#live.values()].filter((stream) => stream.task === task)) {
      if (status === 'done') void handle.close()
      else if (status === 'failed') void handle.fail(error ?? 'The task failed')
      else void handle.abort()
    }
  }

  /** The agent leaves: what is still open is broken off. */
  endAll(): void {
    this.endInherited()
    for (const { handle } of [...this.#live.values()]) void handle.abort()
  }

  /** The streams of a former life that were not taken up stay as they are, and are no longer open. */
  endInherited(): void {
    for (const id of [...this.#inherited]) this.#mark(id, 'failed')
    this.#inherited.clear()
  }

  /** Resolves when what was written and ended is on disk, or lost for good: whoever wrote that is told. */
  async flush(): Promise<void> {
    if (!keepsStreams(this.#options.session)) return
    const open = [...this.#live.values()].map(({ handle }) => handle.flush())
    await Promise.allSettled([...open, ...this.#ending])
  }

  #follow(ending: Promise<void>): void {
    this.#ending.add(ending)
    void ending.catch(() => undefined).finally(() => this.#ending.delete(ending))
  }

  #ended(id: string, state: StreamRecord['state']): void {
    const live = this.#live.get(id)
    this.#live.delete(id)
    this.#mark(id, state)
    if (live === undefined) return
    live.end()
    this.#follow(live.handle.closing)
  }

  #supersede(id: string, attempt: number): StreamChunk[] {
    this.#change(id, { attempt })
    return [attemptChunk(attempt)]
  }

  #mark(id: string, state: StreamRecord['state']): void {
    if (this.#options.own.draft.streams.get(id)?.state === 'open') this.#change(id, { state })
  }

  #change(id: string, change: Partial<StreamRecord>): void {
    const { own, signal } = this.#options
    const record = own.draft.streams.get(id)
    // Once the agent is gone the record may be another's, and is written no more.
    if (record === undefined || signal.aborted) return
    try {
      own.setStream({ ...record, ...change }, 'essential')
    } catch (error) {
      if (!CallboardError.is(error, 'record-too-large')) throw error
      own.dropStream(id)
    }
  }

  #record(
    id: string,
    { title }: StreamOptions,
    task: StreamTask | undefined,
    attempt: number | undefined,
  ): StreamRecord {
    return {
      id,
      ...(task === undefined ? {} : { task: task.id }),
      ...(title === undefined ? {} : { title }),
      startedAt: this.#options.own.now(),
      ...(attempt === undefined ? {} : { attempt }),
      state: 'open',
    }
  }

  /** Short, as an id goes into a record; the epoch keeps the ids of two lives apart. */
  #newId(): string {
    this.#made += 1
    const { head, streams } = this.#options.own.draft
    const id = `s${head.epoch}-${this.#made}`
    return streams.has(id) ? this.#newId() : id
  }
}

function liveStream(handle: StreamHandle, task: string | undefined): LiveStream {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { handle, task, ended, end }
}

function closedState(record: StreamRecord | undefined): StreamRecord['state'] {
  return record === undefined || record.state === 'open' ? 'done' : record.state
}
