import type { CallboardError } from '@callboard/session/protocol'
import type * as Y from 'yjs'
import { relayFull } from '../limits/limit-errors.ts'
import { extensionFrame } from '../wire/relay-frames.ts'
import { SharedFrame } from '../wire/shared-frame.ts'
import { Room } from './room.ts'
import type { RoomOptions } from './room-options.ts'
import { sendAway } from './send-away.ts'

/** What a registry works with: what every room needs, and when an unused one is let go. */
export interface RoomRegistryOptions extends Omit<RoomOptions, 'session' | 'onOccupied' | 'onFailed'> {
  readonly heartbeatIntervalMs: number
  readonly presenceRenewalMs: number
  /** How many rooms there may be. */
  readonly sessionLimit: number
  /** A session is unloaded when nobody was connected for this long. Milliseconds. */
  readonly idleUnloadMs: number
}

/** Stopping takes no longer than this for what only makes the next start quicker. Milliseconds. */
const FOLDING_MS = 1_000

/** The rooms that are loaded, and the beats that go through all of them. */
export class RoomRegistry {
  readonly #options: RoomRegistryOptions
  readonly #rooms = new Map<string, Room>()
  readonly #unloads = new Map<Room, NodeJS.Timeout>()
  readonly #beats: readonly NodeJS.Timeout[]

  constructor(options: RoomRegistryOptions) {
    this.#options = options
    this.#beats = [
      setInterval(() => this.#heartbeat(), options.heartbeatIntervalMs),
      setInterval(() => this.#renewPresence(), options.presenceRenewalMs),
    ]
  }

  /** How many sessions are loaded. */
  get size(): number {
    return this.#rooms.size
  }

  /** The room of a session, loading it if need be. Throws `relay-full`. */
  open(session: string): Room {
    const existing = this.#rooms.get(session)
    if (existing !== undefined) return existing
    this.#makeRoom()
    const room: Room = new Room({
      ...this.#options,
      session,
      onOccupied: (occupied) => this.#occupancyChanged(room, occupied),
      onFailed: () => this.#remove(room),
    })
    this.#rooms.set(session, room)
    this.#options.telemetry.sessions(1, session)
    this.#options.logger.info({ session }, 'session opened')
    return room
  }

  /** The room of a session if it is loaded. */
  find(session: string): Room | undefined {
    return this.#rooms.get(session)
  }

  /** Reads the document of a session if it is loaded; resolves with whether it was. Rejects with `storage-unavailable`. */
  async readLoaded(session: string, reader: (doc: Y.Doc) => void): Promise<boolean> {
    const room = this.find(session)
    await room?.read(reader)
    return room !== undefined
  }

  /**
   * Commits what was received if that takes no longer than `timeoutMs`, sends everyone away and unloads all rooms. Many are sent away
   * one after the other within that time again, as stock clients would come back all at once; `reason` is made with when to.
   */
  async drain(reason: (retryInMs: number) => CallboardError, timeoutMs: number): Promise<void> {
    for (const beat of this.#beats) clearInterval(beat)
    await this.#settled(timeoutMs)
    await sendAway([...this.#rooms.values()].flatMap((room) => room.farewells()), reason, timeoutMs)
    await this.#settled(timeoutMs)
    await this.#fold(Math.min(timeoutMs, FOLDING_MS))
    for (const room of [...this.#rooms.values()]) {
      this.#remove(room)
      room.destroy()
    }
  }

  /** A folded session is read and handed to whoever comes first after the restart in half of the time. */
  async #fold(timeoutMs: number): Promise<void> {
    const signal = AbortSignal.timeout(timeoutMs)
    const timedOut = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    for (const room of this.#rooms.values()) {
      if (signal.aborted) return
      await Promise.race([room.compact(), timedOut])
    }
  }

  async #settled(timeoutMs: number): Promise<void> {
    const settled = Promise.all([...this.#rooms.values()].map((room) => room.settled()))
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, timeoutMs).unref())])
  }

  /** Of the rooms that nobody is in, the one that was left first is let go. */
  #makeRoom(): void {
    const { sessionLimit } = this.#options
    if (this.#rooms.size < sessionLimit) return
    const [unused] = this.#unloads.keys()
    if (unused === undefined) throw relayFull('The relay', `${sessionLimit} sessions in use`)
    this.#remove(unused)
    void unused.settled().then(() => unused.destroy())
  }

  #occupancyChanged(room: Room, occupied: boolean): void {
    clearTimeout(this.#unloads.get(room))
    this.#unloads.delete(room)
    if (occupied || this.#rooms.get(room.session) !== room) return
    this.#unloads.set(room, setTimeout(() => void this.#unload(room), this.#options.idleUnloadMs))
  }

  /** Somebody may come while the log is being folded: then the room stays. */
  async #unload(room: Room): Promise<void> {
    await room.settled()
    await room.compact()
    if (!room.empty || this.#rooms.get(room.session) !== room) return
    this.#remove(room)
    room.destroy()
    this.#options.logger.info({ session: room.session }, 'session unloaded')
  }

  #remove(room: Room): void {
    clearTimeout(this.#unloads.get(room))
    this.#unloads.delete(room)
    if (this.#rooms.get(room.session) !== room) return
    this.#rooms.delete(room.session)
    this.#options.telemetry.sessions(-1, room.session)
  }

  #heartbeat(): void {
    const frame = new SharedFrame('extension', extensionFrame({ type: 'heartbeat', now: this.#options.now() }))
    for (const room of this.#rooms.values()) room.heartbeat(frame)
  }

  #renewPresence(): void {
    for (const room of this.#rooms.values()) room.renewPresence()
  }
}
