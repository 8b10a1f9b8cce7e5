import * as Y from 'yjs'
import type { CommittedBatch, Sending } from '../document/durable-document.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { extensionFrame, syncUpdateFrame } from '../wire/relay-frames.ts'
import { SharedFrame } from '../wire/shared-frame.ts'
import { JoinFrames } from './join-frames.ts'
import { JoinQueue, type JoinAnswer } from './join-queue.ts'
import { newLag, stateVectorBefore, type Lag } from './lag.ts'
import type { Member } from './member.ts'

/** What delivery works with. */
export interface DeliveryOptions {
  readonly session: string
  readonly members: ReadonlySet<Member>
  /** How much may wait for one member before it is sent what it misses in one piece instead. Bytes. */
  readonly bufferBytes: number
  readonly telemetry: Telemetry
  /** Runs `reader` on the committed document. */
  readonly read: (reader: (doc: Y.Doc) => void) => void
  /** All of the document as one update, if it is encoded already. */
  readonly whole: () => Uint8Array | undefined
  /** What a member asked for took so long. Milliseconds. */
  readonly spent: (member: Member, ms: number) => void
  /** Presence for a member that missed the announcements of these client ids. */
  readonly presenceFor: (member: Member, missed: ReadonlySet<number>) => SharedFrame | undefined
}

/** From so many on a room is served in turns: what a turn saves them is then worth a transaction more. */
const MEMBERS_IN_TURNS = 256

/** How many turns there are. */
const TURNS = 2

/** What changed, and who alone needs not be told. */
interface Change {
  readonly update: Uint8Array
  readonly author: Member | undefined
}

/**
 * What a room sends, in order for each member, and never more than its buffer takes: who does not read on is sent nothing for
 * the time being, and then one difference from where it fell behind.
 */
export class Delivery implements Sending {
  readonly #options: DeliveryOptions
  readonly #joinFrames: JoinFrames
  readonly #joins = new JoinQueue()
  /** Whose turn it was last. */
  #turn = 0
  /** The turn that comes next, for who joined last. */
  #nextTurn = 0
  /** What was sent to some in their turn, and is for the others in theirs. */
  #held: Change | undefined

  constructor(options: DeliveryOptions) {
    this.#options = options
    this.#joinFrames = new JoinFrames(options.whole)
  }

  /** Into how many turns sending is divided. */
  get turns(): number {
    return this.#options.members.size < MEMBERS_IN_TURNS ? 1 : TURNS
  }

  /** Those whose turn it was not get what the others have. Returns whether there was anything. */
  sendHeld(): boolean {
    const held = this.#held
    if (held === undefined) return false
    this.#held = undefined
    this.#turn = this.#otherTurn
    this.#sendChange(held, this.#turn)
    return true
  }

  /**
   * A batch is on disk: everyone is told the same bytes, and those who ask get their acknowledgement. In a large room one half is told
   * now, with what the other half was told the last time, and the other half the next time: all get as much as often, and nobody waits
   * until a thousand others have been written to.
   */
  sendOn(batch: CommittedBatch<Member>): void {
    // Joiners answer the step 1, mostly with nothing new: that takes no frame from those who join after them.
    if (batch.change !== undefined) this.#joinFrames.clear()
    const readers = batch.change === undefined ? 0 : this.#sendInTurn({ update: batch.change, author: batch.author })
    const { session, telemetry } = this.#options
    const { waitedMs, commitMs, committedAt, traces, sources } = batch
    const fanOutMs = performance.now() - committedAt
    telemetry.committed(session, { waitedMs, commitMs, fanOutMs, updates: sources.length, readers, traces })
    const acknowledged = new Set<Member>()
    for (const member of sources) {
      member.committedFrames += 1
      if (member.socket.extended) acknowledged.add(member)
    }
    for (const member of acknowledged) this.#acknowledge(member)
  }

  /** Asks for what the relay lacks. */
  sendStep1(member: Member, doc: Y.Doc): void {
    const lag = this.#offer(member, this.#joinFrames.step1(doc))
    if (lag !== undefined) lag.step1 = true
  }

  /** Answers a member that has `stateVector`: at once, or when it is its turn. */
  answerStep1(member: Member, stateVector: Uint8Array): void {
    const known = this.#joinFrames.knownStep2(stateVector)
    if (member.lag !== undefined) member.lag.stateVector = stateVector
    else if (known !== undefined) this.#options.read(() => this.#offerWhole(member, known))
    else this.#queueAnswer(member, stateVector)
  }

  /** Who asks again before it is its turn has one answer to come, to what it asked last. */
  #queueAnswer(member: Member, stateVector: Uint8Array): void {
    const isQueued = member.askedWith !== undefined
    member.askedWith = stateVector
    if (isQueued) return
    this.#joins.add((done) => this.#options.read((doc) => {
      const asked = member.askedWith ?? stateVector
      member.askedWith = undefined
      done(this.#sendStep2(member, doc, asked))
    }))
  }

  /** Announcements of `clientIds`. */
  sendPresence(member: Member, frame: SharedFrame, clientIds: readonly number[]): void {
    const lag = this.#offer(member, frame)
    if (lag === undefined) return
    lag.presence ??= new Set()
    for (const id of clientIds) lag.presence.add(id)
  }

  /** What is worth nothing later: who lags does without. */
  sendFresh(member: Member, frame: SharedFrame): void {
    if (member.lag === undefined && member.socket.unsentBytes <= this.#options.bufferBytes) member.socket.sendShared(frame)
  }

  /** The member has gone. */
  forget(member: Member): void {
    if (member.lag === undefined) return
    member.lag = undefined
    this.#options.telemetry.lagging(-1)
  }

  #sendStep2(member: Member, doc: Y.Doc, stateVector: Uint8Array): JoinAnswer | undefined {
    if (member.phase !== 'joined') return undefined
    if (member.lag !== undefined) {
      member.lag.stateVector = stateVector
      return undefined
    }
    const startedAt = performance.now()
    const frame = this.#joinFrames.step2(doc, stateVector)
    this.#offerWhole(member, frame)
    this.#options.spent(member, performance.now() - startedAt)
    return { bytes: frame.byteLength, whenGone: (listener) => member.socket.afterSent(listener) }
  }

  get #otherTurn(): number {
    return (this.#turn + 1) % TURNS
  }

  #sendInTurn(change: Change): number {
    const held = this.#held
    const isDivided = this.turns > 1
    this.#held = isDivided ? change : undefined
    if (held === undefined && !isDivided) return this.#sendChange(change, undefined)
    const [last, next] = [this.#turn, this.#otherTurn]
    this.#turn = next
    const toNext = this.#sendChange(held === undefined ? change : together(held, change), next)
    // The room has become small: nobody waits for their turn any more.
    return isDivided ? toNext : toNext + this.#sendChange(change, last)
  }

  #sendChange({ update, author }: Change, turn: number | undefined): number {
    const { members } = this.#options
    const frame = new SharedFrame('sync', syncUpdateFrame(update))
    let before: Uint8Array | undefined
    let readers = 0
    for (const member of members) {
      if (member.phase !== 'joined' || member === author) continue
      if (turn !== undefined && this.#turnOf(member) !== turn) continue
      const lag = this.#offer(member, frame)
      if (lag === undefined) readers += 1
      else lag.stateVector ??= before ??= this.#stateVectorBefore(update)
    }
    return readers
  }

  #turnOf(member: Member): number {
    return (member.turn ??= this.#nextTurn = (this.#nextTurn + 1) % TURNS)
  }

  #stateVectorBefore(change: Uint8Array): Uint8Array | undefined {
    let before: Uint8Array | undefined
    this.#options.read((doc) => (before = stateVectorBefore(this.#joinFrames.stateVector(doc), change)))
    return before
  }

  #acknowledge(member: Member): void {
    const frame = new SharedFrame('extension', extensionFrame({ type: 'ack', frames: member.committedFrames }))
    const lag = this.#offer(member, frame)
    if (lag !== undefined) lag.acknowledgement = true
  }

  /** Sends, unless the member lags, or would now. */
  #offer(member: Member, frame: SharedFrame): Lag | undefined {
    if (member.lag !== undefined) return member.lag
    const unsent = member.socket.unsentBytes
    if (unsent === 0 || unsent + frame.byteLength <= this.#options.bufferBytes) {
      member.socket.sendShared(frame)
      return undefined
    }
    const lag = newLag()
    member.lag = lag
    this.#options.telemetry.lagging(1)
    member.socket.afterSent((isSent) => {
      if (isSent) this.#options.read((doc) => this.#catchUp(member, lag, doc))
    })
    return lag
  }

  /** What is one piece, however large, is sent if anything is to be. */
  #offerWhole(member: Member, frame: SharedFrame): void {
    member.socket.sendShared(frame)
  }

  #catchUp(member: Member, lag: Lag, doc: Y.Doc): void {
    if (member.lag !== lag || member.phase !== 'joined') return
    member.lag = undefined
    this.#options.telemetry.lagging(-1)
    if (lag.stateVector !== undefined) this.#offerWhole(member, this.#joinFrames.step2(doc, lag.stateVector))
    if (lag.acknowledgement) this.#acknowledge(member)
    if (lag.step1) this.sendStep1(member, doc)
    const frame = lag.presence === undefined ? undefined : this.#options.presenceFor(member, lag.presence)
    if (frame !== undefined) this.sendPresence(member, frame, [...(lag.presence ?? [])])
  }
}

function together(first: Change, second: Change): Change {
  return {
    update: Y.mergeUpdates([first.update, second.update]),
    author: first.author === second.author ? first.author : undefined,
  }
}
