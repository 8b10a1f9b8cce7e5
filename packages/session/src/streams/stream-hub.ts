import type { StreamLink } from '../connection/stream-link.ts'
import { LIMITS, parseStreamName, type CallboardError } from '../protocol/index.ts'
import { parseWith, putRequestSchema, readRequestSchema, writeRequestSchema } from '../schema/index.ts'
import { failure } from '../protocol/callboard-error.ts'
import { contextOf } from '../session/inside.ts'
import { perSession } from '../session/per-session.ts'
import type { Session } from '../session/session.ts'
import {
  decodeRelayStreamFrame,
  decodeStreamMessage,
  encodeClientStreamFrame,
  encodeStreamMessage,
  type ClientStreamFrame,
  type RelayStreamFrame,
} from '../wire/index.ts'

/** One thing that is wanted of the relay: what happens to it. */
export interface ChannelListener {
  /** The link is open, for the first time or again: say what is wanted. */
  opened(): void
  /** The link is gone, or the relay cannot serve the channel for now. It comes back, unless the channel `failed`. */
  lost(): void
  received(frame: RelayStreamFrame): void
  /** Nothing comes any more: the connection was closed for good, or cannot carry streams. */
  failed(error: CallboardError): void
}

/** What passes at the relay: nothing was done, and it can be asked again. */
const PASSING_ERRORS: ReadonlySet<string> = new Set(['storage-unavailable'])

/** After how long. Milliseconds. */
const ASK_AGAIN_MS = 1_000

const REQUEST_SCHEMAS = { write: writeRequestSchema, read: readRequestSchema, put: putRequestSchema } as const

/** What leaves as one WebSocket message, unless one frame is larger: well below what the relay takes. Bytes. */
const MESSAGE_BYTES = LIMITS.frameBytes / 4

type OneOf<Frame> = Frame extends unknown ? Omit<Frame, 'channel'> : never

/** A frame without its channel. */
export type ChannelFrame = OneOf<ClientStreamFrame>

export interface StreamChannel {
  /**
   * Sends with what else is sent in this turn. `false` when there is no link. The channel fails with
   * `stream-name-invalid`, `option-invalid` or `append-too-large` for what the relay would close the whole connection
   * for.
   */
  send(frame: ChannelFrame): boolean
  /** Tells the relay that nothing more is wanted, and the listener nothing more. Idempotent. */
  close(): void
}

/** All channels of a session, on the one link. */
export class StreamHub {
  readonly #session: Session
  readonly #link: StreamLink | undefined
  readonly #listeners = new Map<number, ChannelListener>()
  /** Timers of the channels that are to be asked for again. */
  readonly #refused = new Map<number, unknown>()
  #lastChannel = 0
  #isOpen = false
  #isAttached = false
  #detach: (() => void) | undefined
  #pending: Uint8Array[] = []

  constructor(session: Session) {
    this.#session = session
    this.#link = session.connection.streams
    session.connection.state.subscribe(() => this.#onState())
  }

  /** Opens a channel; the listener may be told something before this returns. */
  open(makeListener: (channel: StreamChannel) => ChannelListener): StreamChannel {
    const id = ++this.#lastChannel
    const channel: StreamChannel = {
      send: (frame) => {
        const invalid = checkFrame(frame)
        if (invalid === undefined) return this.#send({ ...frame, channel: id } as ClientStreamFrame)
        queueMicrotask(() => {
          if (!this.#forget(id)) return
          if (this.#listeners.size === 0) this.#letGo()
          listener.failed(invalid)
        })
        return false
      },
      close: () => {
        if (!this.#forget(id)) return
        this.#send({ kind: 'stop', channel: id })
        if (this.#listeners.size === 0) this.#letGo()
      },
    }
    const listener = makeListener(channel)
    const error = this.#link === undefined ? unsupported() : this.#closedBy()
    if (error !== undefined) {
      listener.failed(error)
      return channel
    }
    this.#listeners.set(id, listener)
    if (!this.#isAttached) this.#attach()
    else if (this.#isOpen) listener.opened()
    return channel
  }

  #attach(): void {
    // Set first: whoever is told that the link is open may want a channel more.
    this.#isAttached = true
    this.#detach = this.#link?.attach({
      opened: () => {
        this.#isOpen = true
        this.#tellAll((listener) => listener.opened())
      },
      lost: () => {
        this.#isOpen = false
        this.#pending = []
        this.#askNoneAgain()
        this.#tellAll((listener) => listener.lost())
      },
      received: (message) => this.#receive(message),
    })
  }

  /** Those that are there now; who comes or goes meanwhile is told otherwise, or nothing. */
  #tellAll(tell: (listener: ChannelListener) => void): void {
    for (const [id, listener] of [...this.#listeners]) if (this.#listeners.has(id)) isolated(() => tell(listener))
  }

  /** The last frames of a turn still leave: they say what is no longer wanted. */
  #letGo(): void {
    queueMicrotask(() => {
      if (this.#listeners.size > 0) return
      this.#flush()
      this.#detach?.()
      this.#isAttached = false
      this.#isOpen = false
    })
  }

  #receive(message: Uint8Array): void {
    for (const bytes of decodeStreamMessage(message)) {
      const frame = decodeRelayStreamFrame(bytes)
      if (frame === undefined) continue
      if (frame.kind === 'error' && PASSING_ERRORS.has(frame.error.code)) this.#askAgainLater(frame.channel)
      else isolated(() => this.#listeners.get(frame.channel)?.received(frame))
    }
  }

  #askAgainLater(id: number): void {
    const listener = this.#listeners.get(id)
    if (listener === undefined) return
    const { clock } = contextOf(this.#session)
    clock.clearTimeout(this.#refused.get(id))
    const again = (): void => {
      this.#refused.delete(id)
      isolated(() => listener.opened())
    }
    this.#refused.set(id, clock.setTimeout(again, ASK_AGAIN_MS))
    isolated(() => listener.lost())
  }

  #askNoneAgain(): void {
    const { clock } = contextOf(this.#session)
    for (const timer of this.#refused.values()) clock.clearTimeout(timer)
    this.#refused.clear()
  }

  /** Gives whether there was such a channel. */
  #forget(id: number): boolean {
    if (this.#refused.has(id)) {
      contextOf(this.#session).clock.clearTimeout(this.#refused.get(id))
      this.#refused.delete(id)
    }
    return this.#listeners.delete(id)
  }

  #send(frame: ClientStreamFrame): boolean {
    if (!this.#isOpen) return false
    if (this.#pending.length === 0) queueMicrotask(() => this.#flush())
    this.#pending.push(encodeClientStreamFrame(frame))
    return true
  }

  #flush(): void {
    const frames = this.#pending
    this.#pending = []
    let start = 0
    let size = 0
    for (const [index, frame] of frames.entries()) {
      if (size > 0 && size + frame.length > MESSAGE_BYTES) {
        this.#link?.send(encodeStreamMessage(frames.slice(start, index)))
        start = index
        size = 0
      }
      size += frame.length
    }
    if (size > 0) this.#link?.send(encodeStreamMessage(frames.slice(start)))
  }

  #onState(): void {
    const error = this.#closedBy()
    if (error === undefined) return
    const listeners = [...this.#listeners.values()]
    this.#listeners.clear()
    this.#askNoneAgain()
    for (const listener of listeners) listener.failed(error)
  }

  #closedBy(): CallboardError | undefined {
    const { status, error } = this.#session.connection.state.getSnapshot()
    if (status !== 'closed') return undefined
    return (
      error ??
      failure('session-closed', 'The session was closed, so its streams bring nothing more. Make a new one.')
    )
  }
}

/** The hub of a session; one each. */
export const hubOf: (session: Session) => StreamHub = perSession((session) => new StreamHub(session))

/** What a listener throws is its own: the frame was good, so the link stays and the other channels go on. */
function isolated(tell: () => void): void {
  try {
    tell()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

function checkFrame(frame: ChannelFrame): CallboardError | undefined {
  if ('messages' in frame && frame.messages.length > MESSAGE_BYTES * 2) {
    const message = `An append of ${frame.messages.length} bytes is more than any relay takes, so it was not sent. Split it.`
    return failure('append-too-large', message, { size: frame.messages.length, limit: LIMITS.appendBytes })
  }
  if (!('request' in frame)) return undefined
  const name = parseStreamName(frame.request.stream)
  if (!name.ok) return name.error
  const parsed = parseWith(REQUEST_SCHEMAS[frame.kind], frame.request)
  if (parsed.ok) return undefined
  const [issue] = parsed.issues
  const problem = `${issue?.path ?? ''}: ${issue?.message ?? ''}`
  return failure('option-invalid', `A stream cannot be asked for like this, so nothing was sent. ${problem}`)
}

function unsupported(): CallboardError {
  return failure(
    'not-permitted',
    'This session\'s connection carries no streams. Use websocketConnection() or a memory relay\'s.',
  )
}
