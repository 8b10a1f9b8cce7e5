import { setTimeout as delay } from 'node:timers/promises'
import * as Y from 'yjs'
import { wires } from '../wire/wires.ts'
import { clientFrame } from './client-frame.ts'
import { joinSession } from './join-session.ts'
import { pace } from './pace.ts'
import type { SlowReaderRequest, SlowReaderResult } from './request.ts'
import { eachStamp, stamp } from './stamp.ts'

const SESSION = 'bench-slow'
/** Whoever is not whole by then is not going to be. Milliseconds. */
const TIMEOUT_MS = 20_000

/** Clients that have joined, one of which is about to stall. */
export interface SlowReaderLoad {
  /** Writes everything; resolves when the one that reads has it. */
  write(): Promise<void>
  /** Lets the other read on. */
  finish(): Promise<SlowReaderResult>
}

/** Connects the three. */
export async function openSlowReader(request: SlowReaderRequest): Promise<SlowReaderLoad> {
  const frames = overwrites(request)
  const writer = joinSession(request, SESSION, () => {})
  const reader = new Follower(request)
  const slow = new Follower(request)
  await Promise.all([writer.synced, reader.joined, slow.joined])
  const last = frames.length - 1
  return {
    async write() {
      if (request.stalls) slow.pause()
      await pace(request.perSecond, frames.length, (written) => writer.socket.send(frames[written] ?? Buffer.alloc(0)))
      await reader.has(last)
    },
    async finish() {
      const from = performance.now()
      slow.resume()
      await slow.has(last)
      return { wholeAfterMs: performance.now() - from, cutOff: slow.cutOff }
    },
  }
}

/** One key, overwritten: what is behind is covered by what comes later, and the document stays small. */
function overwrites({ bytes, updateBytes, wire }: SlowReaderRequest): readonly Buffer[] {
  const doc = new Y.Doc()
  const frames: Buffer[] = []
  doc.on('update', (update: Uint8Array) => frames.push(clientFrame(wires[wire].update(SESSION, update))))
  const filler = 'x'.repeat(updateBytes)
  for (let at = 0; at < bytes; at += updateBytes) doc.getMap('board').set('text', `${stamp(at / updateBytes)}${filler}`)
  return frames
}

/** A reader that knows how far it has come, and comes back when it is cut off. */
class Follower {
  readonly #request: SlowReaderRequest
  #joining: ReturnType<typeof joinSession>
  #newest = -1
  cutOff = 0

  constructor(request: SlowReaderRequest) {
    this.#request = request
    this.#joining = this.#join()
  }

  get joined(): Promise<void> {
    return this.#joining.synced
  }

  pause(): void {
    this.#joining.socket.pause()
  }

  resume(): void {
    this.#joining.socket.resume()
  }

  async has(change: number): Promise<void> {
    const deadline = performance.now() + TIMEOUT_MS
    while (this.#newest < change && performance.now() < deadline) {
      if (this.#joining.socket.closed) {
        this.cutOff += 1
        this.#joining = this.#join()
        await this.#joining.synced.catch(() => undefined)
      }
      await delay(1)
    }
    if (this.#newest < change) throw new Error(`A reader did not have all within ${TIMEOUT_MS} milliseconds.`)
  }

  #join(): ReturnType<typeof joinSession> {
    return joinSession(this.#request, SESSION, (message) => {
      eachStamp(message, (change) => { this.#newest = Math.max(this.#newest, change) })
    })
  }
}
