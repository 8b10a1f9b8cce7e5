import type { CallboardError } from '@callboard/session/protocol'
import type { ClientMessage } from '@callboard/session/schema'
import type * as Y from 'yjs'
import { DurableDocument, type CommittedBatch } from '../document/durable-document.ts'
import { assertMayCommand, assertOwnAgent } from '../identity/own-agent.ts'
import { identityKey } from '../identity/identity.ts'
import type { Pass } from '../identity/pass.ts'
import { BackPressure } from '../limits/back-pressure.ts'
import { Rate } from '../limits/rate.ts'
import { describeError } from '../log/describe-error.ts'
import type { LogFields } from '../log/logger.ts'
import { reportIfRefused, reportRefusal } from '../log/report-refusal.ts'
import type { ParsedUpdate } from '../permission/parsed-update.ts'
import { moveConversation } from '../streams/move-conversation.ts'
import { StreamChannels } from '../streams/socket/stream-channels.ts'
import { decodeClientFrames, malformed, unknownType, type ClientFrame } from '../wire/client-frame.ts'
import { extensionFrame } from '../wire/relay-frames.ts'
import type { SharedFrame } from '../wire/shared-frame.ts'
import { Admission } from './admission.ts'
import { claimSession } from './claim-session.ts'
import { Delivery } from './delivery.ts'
import { assertNotKeptOut, countRefusal } from './kept-out.ts'
import { Member } from './member.ts'
import { PresenceChannel } from './presence-channel.ts'
import { quotesCommand } from './quotes-command.ts'
import { readClientMessage } from './read-client-message.ts'
import { readHello } from './read-hello.ts'
import { helloInvalid, internalError, sessionUnreadable, stillLoading } from './room-errors.ts'
import type { RoomOptions } from './room-options.ts'
import { refuse, type RoomSocket } from './room-socket.ts'
import { passOnUrgent } from './urgent-command.ts'
import { WritePermission } from './write-permission.ts'

/** A connection's way into the room. */
export interface RoomEntrance {
  /** Takes one WebSocket frame. Never throws. */
  receive(bytes: Uint8Array): void
  /** The connection has ended. Idempotent. */
  leave(): void
}

/** One session and who is connected to it: the order of things, and nothing of sockets or disks. */
export class Room {
  readonly #options: RoomOptions
  readonly #members = new Set<Member>()
  readonly #document: DurableDocument<Member>
  readonly #presence: PresenceChannel
  readonly #permission: WritePermission
  readonly #delivery: Delivery
  readonly #rate: Rate
  readonly #admission: Admission
  /** Resolves when the session is loaded; rejects when it cannot be. */
  readonly ready: Promise<void>
  /** Those who wait to read, to be told if it comes to nothing. */
  readonly #reading = new Set<(error: CallboardError) => void>()
  #generation = ''
  #failed = false

  constructor(options: RoomOptions) {
    this.#options = options
    const { session, storage, streams, thresholds, pace, migrate, logger } = options
    this.#rate = new Rate(options.sessionRate)
    const members = this.#members
    this.#permission = new WritePermission({ ...options, members, presentUnder: (clientId) => this.#presence.holderOf(clientId) })
    this.#presence = new PresenceChannel({
      ...options,
      members,
      delivery: () => this.#delivery,
      mayOwn: (clientId, key) => this.#permission.mayOwn(clientId, key),
    })
    this.#delivery = new Delivery({
      ...options,
      members: this.#members,
      read: (reader) => this.#document.read(reader),
      whole: () => this.#document.whole,
      spent: (member, ms) => this.#permission.guard.spent(member, ms),
      presenceFor: (member, missed) => this.#presence.currentFor(member, missed),
    })
    this.#document = new DurableDocument<Member>({
      session,
      storage,
      thresholds,
      pace,
      documentBytes: options.documentBytes,
      beforeCreation: () => claimSession(session, { members, ...options, refuse: (member, error) => this.#refuse(member, error) }),
      beforeMigration: (doc) => moveConversation(doc, { session, streams, logger }),
      migrate,
      quarantine: options.quarantine,
      guard: this.#permission.guard,
      observer: {
        accepts: (member) => !member.fenced && !member.refused,
        onCommitted: (batch) => this.#sendOn(batch),
        sending: this.#delivery,
        onRefused: (member, error) => this.#refuse(member, error),
        onBroken: (error) => this.fail(internalError(error)),
        onCompactionFailed: (error) => logger.error({ session, reason: describeError(error) }, 'compaction failed'),
      },
    })
    this.ready = this.#load()
    this.#admission = new Admission({
      ...options,
      members: this.#members,
      presence: this.#presence,
      permission: this.#permission,
      loaded: async () => {
        await this.ready
        return this.#generation
      },
      refuse: (member, error) => this.#refuse(member, error),
    })
    this.ready.catch((error: unknown) => this.fail(internalError(error)))
  }

  get session(): string {
    return this.#options.session
  }

  get empty(): boolean {
    return this.#members.size === 0
  }

  /** Lets a connection in, for as long as its pass counts. */
  attach(socket: RoomSocket, pass: Pass): RoomEntrance {
    const member = new Member(socket, pass)
    const { connectionRate, ratePatienceMs: patienceMs } = this.#options
    const pressure = new BackPressure({ socket, own: new Rate(connectionRate), session: this.#rate, patienceMs })
    this.#members.add(member)
    if (this.#members.size === 1) this.#options.onOccupied(true)
    if (member.phase === 'joining') this.ready.then(() => this.#join(member), () => {})
    pass.onEnded((error) => this.#refuse(member, error))
    return {
      receive: (bytes) => {
        const startedAt = performance.now()
        try {
          if (member.phase !== 'left') pressure.count(bytes.byteLength)
        } catch (error) {
          this.#refuse(member, internalError(error))
        }
        this.#receive(member, bytes)
        this.#permission.guard.spent(member, performance.now() - startedAt)
        // Who has used up its time is not even listened to: to read what it sends takes time too.
        if (member.phase !== 'left') pressure.wait(this.#permission.guard.waitMs(member))
      },
      leave: () => {
        pressure.close()
        this.#leave(member)
      },
    }
  }

  /** Reads the committed document. Rejects with `storage-unavailable` if the room ends first. */
  async read<Result>(reader: (doc: Y.Doc) => Result): Promise<Result> {
    await this.ready
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    this.#reading.add(reject)
    this.#document.read((doc) => {
      try {
        resolve(reader(doc))
      } catch (error) {
        reject(error)
      }
    })
    return promise.finally(() => this.#reading.delete(reject))
  }

  /** Everything received is committed, or has failed. */
  async settled(): Promise<void> {
    await this.ready.then(() => this.#document.settled(), () => {})
  }

  /** Folds the log; see `DurableDocument.compact`. */
  compact(): Promise<void> {
    return this.#document.compact()
  }

  /** Sends a frame to every Callboard client that was welcomed. */
  heartbeat(frame: SharedFrame): void {
    for (const member of this.#members) {
      if (member.settled) this.#delivery.sendFresh(member, frame)
    }
  }

  renewPresence(): void {
    this.#presence.renew()
  }

  /** For everyone who is here, what sends them away. */
  farewells(): readonly ((error: CallboardError) => void)[] {
    return [...this.#members].map((member) => (error) => {
      if (member.phase === 'left') return
      member.phase = 'left'
      refuse(member.socket, error)
    })
  }

  /** Something broke: nothing more is served from here. */
  fail(error: CallboardError): void {
    if (this.#failed) return
    this.#failed = true
    // That whoever asked for it may make no session is no failure.
    if (error.code !== 'relay-full' && error.code !== 'rate-limited') {
      this.#options.logger.error({ session: this.session, code: error.code, reason: describeError(error) }, 'session failed')
    }
    for (const sendAway of this.farewells()) sendAway(error)
    this.destroy()
    this.#options.onFailed()
  }

  /** Frees the memory. */
  destroy(): void {
    this.#document.destroy()
    for (const reject of this.#reading) reject(sessionUnreadable())
  }

  async #load(): Promise<void> {
    await this.#document.load()
    this.#document.read((doc) => (this.#generation = String(doc.getMap('session').get('generation') ?? '')))
  }

  #receive(member: Member, bytes: Uint8Array): void {
    if (member.phase === 'left') return
    if (member.awaitingToken !== undefined) return this.#holdForToken(member, member.awaitingToken, bytes)
    try {
      for (const frame of decodeClientFrames(bytes, this.#options.updateLimits)) this.#route(member, frame, bytes.byteLength)
    } catch (error) {
      this.#refuse(member, internalError(error))
    }
  }

  #route(member: Member, frame: ClientFrame, bytes: number): void {
    if (member.phase === 'greeting') this.#greet(member, frame)
    else if (member.phase === 'joined') this.#handle(member, frame)
    else if (member.phase === 'joining' && member.hold(frame, bytes) > this.#options.heldBytes) throw stillLoading()
  }

  #greet(member: Member, frame: ClientFrame): void {
    const hello = readHello(frame)
    assertOwnAgent(member.identity, hello.agent?.id)
    member.hello = hello
    assertNotKeptOut(this.#options, member)
    member.phase = 'joining'
    this.#admission.settle(member, hello).then(
      () => this.#join(member),
      (error: unknown) => this.#refuse(member, internalError(error)),
    )
  }

  /**
   * Between two commits, so that the step 1 comes before anyone's presence, also that of those who come meanwhile: a stock
   * client echoes presence, and until it has answered the step 1 what it echoes passes for its own.
   */
  #join(member: Member): void {
    this.#document.read((doc) => {
      if (member.phase !== 'joining') return
      member.phase = 'joined'
      this.#delivery.sendStep1(member, doc)
      this.#presence.sendCurrent(member)
      try {
        for (const frame of member.takeHeld()) this.#handle(member, frame)
      } catch (error) {
        this.#refuse(member, internalError(error))
      }
    })
  }

  #handle(member: Member, frame: ClientFrame): void {
    switch (frame.type) {
      case 'sync-step1':
        return this.#delivery.answerStep1(member, frame.stateVector)
      case 'sync-step2':
        member.answeredSync = true
        return this.#submit(member, frame.update, true)
      case 'sync-update':
        return this.#submit(member, frame.update, false)
      case 'awareness':
        return this.#presence.announce(member, frame.entries)
      case 'query-awareness':
        return this.#presence.sendCurrent(member)
      case 'extension':
        return this.#handleMessage(member, readClientMessage(member, frame.json))
      case 'streams':
        if (!member.socket.extended) throw unknownType('message type 101 without having offered callboard.v1')
        for (const streamFrame of frame.frames) this.#channelsOf(member).receive(streamFrame)
    }
  }

  #submit(member: Member, update: ParsedUpdate, resent: boolean): void {
    const { trace } = member
    member.trace = undefined
    this.#document.submit({ source: member, update, resent, arrivedAt: performance.now(), trace })
  }

  #handleMessage(member: Member, message: ClientMessage): void {
    switch (message.type) {
      case 'hello': throw helloInvalid('was sent twice')
      case 'urgent':
        assertMayCommand(member.identity)
        return passOnUrgent(this.#members, member, message.command)
      case 'authors': return member.socket.send(extensionFrame(this.#permission.authors(message.clientIds)))
      case 'token': return this.#renewToken(member, message.token)
      case 'trace':
        member.trace = message.traceparent
    }
  }

  /** What comes after the token waits until it is read: narrower rights count from the next message on. */
  #renewToken(member: Member, token: string): void {
    if (member.awaitingToken !== undefined) throw malformed('a token in it follows one that is not read yet')
    member.awaitingToken = []
    member.socket.pause()
    member.pass.renew(token).then(
      () => {
        const waiting = member.awaitingToken ?? []
        member.awaitingToken = undefined
        this.#admission.renewed(member)
        member.socket.resume()
        for (const bytes of waiting) this.#receive(member, bytes)
      },
      (error: unknown) => this.#refuse(member, internalError(error)),
    )
  }

  #holdForToken(member: Member, waiting: Uint8Array[], bytes: Uint8Array): void {
    waiting.push(bytes)
    const held = waiting.reduce((sum, { byteLength }) => sum + byteLength, 0)
    if (held > this.#options.heldBytes) this.#refuse(member, stillLoading())
  }

  /** Made when they are first used: who uses no streams pays nothing for them. */
  #channelsOf(member: Member): StreamChannels {
    const { session, streams, channelsPerConnection, now, logger, telemetry } = this.#options
    const { agent } = member.hello ?? {}
    member.channels ??= new StreamChannels({
      session,
      socket: member.socket,
      logs: streams,
      agent: agent === undefined || member.epoch === undefined ? undefined : { id: agent.id, epoch: member.epoch },
      identity: () => member.identity,
      isQuote: (entry, agentId) => this.read((doc) => quotesCommand(doc, entry, agentId)),
      maxChannels: channelsPerConnection,
      now,
      onChannel: (change) => telemetry.channels(change),
      onRefused: (error) => reportIfRefused(this.#options, error, whoIs(member, session), 'stream channel refused'),
      onBug: (error) => logger.error({ session, reason: describeError(error) }, 'stream channel failed'),
    })
    return member.channels
  }

  /** A batch is on disk. */
  #sendOn(batch: CommittedBatch<Member>): void {
    this.#delivery.sendOn(batch)
    for (const member of batch.sources) member.askedForMissing = false
    for (const member of batch.incomplete) this.#askForMissing(member)
  }

  /** What a client sent builds on what the relay has not seen: it may have that too. */
  #askForMissing(member: Member): void {
    if (member.phase !== 'joined' || member.askedForMissing) return
    member.askedForMissing = true
    this.#document.read((doc) => this.#delivery.sendStep1(member, doc))
  }

  #refuse(member: Member, error: CallboardError): void {
    if (member.phase === 'left') return
    const { session } = this.#options
    countRefusal(this.#options, error, member, this.#members)
    reportRefusal(this.#options, error, whoIs(member, session), 'connection refused')
    member.refused = true
    refuse(member.socket, error)
    this.#leave(member)
  }

  #leave(member: Member): void {
    member.phase = 'left'
    if (!this.#members.delete(member)) return
    member.channels?.close(member.fenced ? 'fenced' : 'connection-lost')
    this.#delivery.forget(member)
    this.#presence.release(member)
    if (this.#members.size === 0) this.#options.onOccupied(false)
  }
}

/** Whom a line of the log is about. */
function whoIs({ pass, identity }: Member, session: string): LogFields {
  return { session, connection: pass.connection, identity: identity && identityKey(identity) }
}
