import type { HelloMessage } from '@callboard/session/schema'
import type { Identity } from '../identity/identity.ts'
import type { Pass } from '../identity/pass.ts'
import type { StreamChannels } from '../streams/socket/stream-channels.ts'
import type { ClientFrame } from '../wire/client-frame.ts'
import type { Lag } from './lag.ts'
import type { RoomSocket } from './room-socket.ts'

/**
 * Where a connection stands: a Callboard client first says `hello`; then it waits for the session to be loaded and, if
 * it is an agent, for its epoch; then it takes part.
 */
export type MemberPhase = 'greeting' | 'joining' | 'joined' | 'left'

/** The process that a stock client with this token is taken for. */
export function processOfToken(tokenId: string | undefined): string {
  return `token:${tokenId ?? ''}`
}

/** One connection in a room. */
export class Member {
  readonly socket: RoomSocket
  readonly pass: Pass
  phase: MemberPhase
  hello: HelloMessage | undefined
  /** The epoch that an agent's connection holds, once settled. */
  epoch: number | undefined
  /** It is known which process this is, and whoever it replaces was sent away. */
  settled = false
  /** A newer process holds its agent id: nothing it sent is applied any more. */
  fenced = false
  /** It was sent away: nothing of what it sent that is not in the document is looked at any more. */
  refused = false
  /** It has answered the relay's step 1: from here on its announcements may be echoes of what the relay sent. */
  answeredSync = false
  /** Its updates build on what the relay has not seen, and it was asked for that; once, until they no longer do. */
  askedForMissing = false
  /** The W3C trace context of the document-bearing frame that comes next. */
  trace: string | undefined
  /** Document-bearing frames that are on disk; the number in `ack`. */
  committedFrames = 0
  /** In a large room: in which of the turns it is sent what changed. */
  turn: number | undefined
  /** What it is owed while it does not read as fast as it is written to. */
  lag: Lag | undefined
  /** The state vector to which an answer is to come, when it is its turn. */
  askedWith: Uint8Array | undefined
  /** The streams that it writes and reads, once it does. */
  channels: StreamChannels | undefined
  /** Messages that wait for a newer token to be read, so that its rights count for them; `undefined` while none is. */
  awaitingToken: Uint8Array[] | undefined
  readonly #held: ClientFrame[] = []
  #heldBytes = 0

  constructor(socket: RoomSocket, pass: Pass) {
    this.socket = socket
    this.pass = pass
    this.phase = socket.extended ? 'greeting' : 'joining'
  }

  /** Who it is, with the rights of now; `undefined` where the relay asks nobody. */
  get identity(): Identity | undefined {
    return this.pass.identity
  }

  /**
   * Which of its identity's processes this is, as far as it says: a Callboard client names it in its hello, of a stock client its token
   * is known. `undefined` while nothing is.
   */
  get process(): string | undefined {
    if (this.socket.extended) return this.hello && `instance:${this.hello.instance}`
    return processOfToken(this.identity?.tokenId)
  }

  /** Keeps a frame until the member has joined; returns how many bytes are kept. */
  hold(frame: ClientFrame, bytes: number): number {
    this.#held.push(frame)
    this.#heldBytes += bytes
    return this.#heldBytes
  }

  takeHeld(): ClientFrame[] {
    this.#heldBytes = 0
    return this.#held.splice(0)
  }
}
