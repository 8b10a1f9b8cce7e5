import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { SYNC_STEP1, SYNC_STEP2, SYNC_UPDATE, Y_SYNC } from '../protocol/message-types.ts'

/** A frame of the y-websocket protocol: its type, its sub-type if it has one, and its content. */
export function encodeFrame(type: number, subType: number | undefined, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  if (subType !== undefined) encoding.writeVarUint(encoder, subType)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

/** A frame that asks for everything `doc` lacks. */
export function encodeStep1(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  return encodeFrame(Y_SYNC, SYNC_STEP1, Y.encodeStateVector(doc))
}

/** A sync message that was taken: its sub-type and, when it asked for something, the content of the answer. */
export interface SyncMessage {
  readonly kind: number
  readonly answer?: Uint8Array
}

/**
 * Applies one sync message. Throws on what is malformed; an observer of the document that throws is reported and
 * nothing more, for the message was good.
 */
export function readSyncMessage(decoder: decoding.Decoder, doc: Y.Doc, origin: unknown): SyncMessage {
  const kind = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (kind === SYNC_STEP1) return { kind, answer: Y.encodeStateAsUpdate(doc, payload) }
  if (kind !== SYNC_STEP2 && kind !== SYNC_UPDATE) throw new RangeError(`Sync message ${kind}`)
  applyUpdate(doc, payload, origin)
  return { kind }
}

function applyUpdate(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  try {
    Y.applyUpdate(doc, update, origin)
  } catch (error) {
    // Throws in turn when the update itself is at fault.
    Y.applyUpdate(new Y.Doc(), update)
    console.error('callboard: An observer threw; the connection goes on.', error)
  }
}
