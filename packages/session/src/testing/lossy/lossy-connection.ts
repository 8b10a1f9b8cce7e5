import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { Clock } from '../../clock/clock.ts'
import { forgetOthers } from '../../connection/awareness-entries.ts'
import { createConnectionStatus, type ConnectionStatus } from '../../connection/connection-status.ts'
import type { Connection, ConnectionPeer, ConnectionState } from '../../connection/connection.ts'
import { encodeFrame, encodeStep1, readSyncMessage } from '../../connection/document-frames.ts'
import { SYNC, Y_MESSAGE } from '../../protocol/index.ts'
import type { Store } from '../../store/store.ts'
import type { LossyStreamLink } from './lossy-stream-link.ts'

/** What a node needs of the network that it is part of. */
export interface Wires {
  readonly clock: Clock
  /** The nodes that can be reached now, by name. */
  neighbours(): readonly LossyConnection[]
  /** Whether there is anybody who could have a document. */
  isAlone(): boolean
  /** Sends a frame on its way. */
  send(to: LossyConnection, frame: Uint8Array): void
  epochOf(agentId: string, instance: string): number
  /** Between two rounds of anti-entropy, milliseconds. */
  roundMs(): number
  pick<Item>(items: readonly Item[]): Item | undefined
  leave(node: LossyConnection): void
  /** The node's way to the streams. */
  streamLink(agent: () => { readonly id: string; readonly epoch: number } | undefined): LossyStreamLink
}

/** A node of a lossy network: there is no server, every node tells every other what it writes. */
export class LossyConnection implements Connection {
  readonly node: string
  readonly streams: LossyStreamLink
  readonly #wires: Wires
  readonly #status: ConnectionStatus
  #peer: ConnectionPeer | undefined
  #round: unknown

  constructor(node: string, wires: Wires) {
    this.node = node
    this.#wires = wires
    this.streams = wires.streamLink(() => this.#agent())
    this.#status = createConnectionStatus(wires.clock, { maxMs: 0, random: () => 0 })
  }

  get state(): Store<ConnectionState> {
    return this.#status.state
  }

  get epoch(): Store<number | undefined> {
    return this.#status.epoch
  }

  get isOpen(): boolean {
    return this.#peer !== undefined && !this.#status.isClosed()
  }

  clockOffsetMs(): number {
    return 0
  }

  whenSynced(): Promise<void> {
    return this.#status.whenSynced()
  }

  whenSaved(): Promise<void> {
    return this.#status.whenSaved()
  }

  open(peer: ConnectionPeer): void {
    if (this.#peer !== undefined || this.#status.isClosed()) return
    const isFirst = this.#wires.isAlone()
    this.#peer = peer
    peer.doc.on('update', this.#onDocumentUpdate)
    peer.awareness.on('update', this.#onAwarenessUpdate)
    if (peer.agentId !== undefined) this.#status.epoch.set(this.#wires.epochOf(peer.agentId, peer.instance))
    this.#status.trying()
    this.#status.connected()
    this.#status.ledger.opened()
    if (isFirst) this.#status.synced()
    this.#exchange()
    this.streams.open()
  }

  #agent(): { readonly id: string; readonly epoch: number } | undefined {
    const id = this.#peer?.agentId
    return id === undefined ? undefined : { id, epoch: this.epoch.getSnapshot() ?? 0 }
  }

  close(): Promise<void> {
    if (this.#status.isClosed()) return Promise.resolve()
    this.#wires.clock.clearTimeout(this.#round)
    this.streams.break()
    this.#status.closed(undefined)
    this.#wires.leave(this)
    this.#peer?.doc.off('update', this.#onDocumentUpdate)
    this.#peer?.awareness.off('update', this.#onAwarenessUpdate)
    return Promise.resolve()
  }

  /** A frame has arrived. */
  receive(from: LossyConnection, frame: Uint8Array): void {
    const peer = this.#peer
    if (peer === undefined || !this.isOpen) return
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) === Y_MESSAGE.awareness) {
      applyAwarenessUpdate(peer.awareness, decoding.readVarUint8Array(decoder), this)
      return
    }
    const { kind, answer } = readSyncMessage(decoder, peer.doc, this)
    if (answer !== undefined) this.#wires.send(from, encodeFrame(Y_MESSAGE.sync, SYNC.step2, answer))
    if (kind === SYNC.step2) this.#status.synced()
  }

  /** The other node cannot be reached any more: its presence goes. */
  lose(other: LossyConnection): void {
    const id = other.#peer?.awareness.clientID
    if (id === undefined || this.#peer === undefined) return
    forgetOthers(this.#peer.awareness, this, [id])
  }

  /** One round of anti-entropy: asks somebody for what is missing, and shows everybody who is here. */
  #exchange(): void {
    const peer = this.#peer
    if (peer === undefined) return
    const partner = this.#wires.pick(this.#wires.neighbours())
    if (partner !== undefined) this.#wires.send(partner, encodeStep1(peer.doc))
    this.#sendAwareness()
    this.#round = this.#wires.clock.setTimeout(() => this.#exchange(), this.#wires.roundMs())
  }

  #broadcast(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    write(encoder)
    const frame = encoding.toUint8Array(encoder)
    for (const neighbour of this.#wires.neighbours()) this.#wires.send(neighbour, frame)
  }

  readonly #onDocumentUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.#status.ledger.wrote()
    this.#broadcast((encoder) => {
      encoding.writeVarUint(encoder, Y_MESSAGE.sync)
      encoding.writeVarUint(encoder, SYNC.update)
      encoding.writeVarUint8Array(encoder, update)
    })
    // Anti-entropy carries whatever is lost, so what left counts as sent.
    this.#status.ledger.frameSent('answer')
    this.#status.saved()
  }

  readonly #onAwarenessUpdate = (_change: unknown, origin: unknown): void => {
    if (origin !== this) this.#sendAwareness()
  }

  #sendAwareness(): void {
    const awareness = this.#peer?.awareness
    if (awareness === undefined || awareness.getLocalState() === null) return
    this.#broadcast((encoder) => {
      encoding.writeVarUint(encoder, Y_MESSAGE.awareness)
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    })
  }
}
