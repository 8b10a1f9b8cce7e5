import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { SYNC, Y_MESSAGE } from '../protocol/index.ts'

/** Whether a frame that leaves carries document content, and as what; the relay counts these. */
export function documentFrameKind(frame: unknown): 'answer' | 'update' | undefined {
  if (!(frame instanceof Uint8Array) || frame[0] !== Y_MESSAGE.sync) return undefined
  if (frame[1] === SYNC.step2) return 'answer'
  return frame[1] === SYNC.update ? 'update' : undefined
}

/** A frame that asks for everything `doc` lacks. */
export function encodeStep1(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, Y_MESSAGE.sync)
  encoding.writeVarUint(encoder, SYNC.step1)
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc))
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

/**
 * Applies one sync message and writes the answer, if one is due. Returns its sub-type. Throws on what is malformed;
 * an observer of the document that throws is reported and nothing more, for the message was good.
 */
export function readSyncMessage(decoder: decoding.Decoder, encoder: encoding.Encoder, doc: Y.Doc, origin: unknown): number {
  const kind = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (kind === SYNC.step1) {
    encoding.writeVarUint(encoder, SYNC.step2)
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc, payload))
  } else if (kind === SYNC.step2 || kind === SYNC.update) {
    applyUpdate(doc, payload, origin)
  } else {
    throw new RangeError(`There is no sync message ${kind}`)
  }
  return kind
}

function applyUpdate(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  try {
    Y.applyUpdate(doc, update, origin)
  } catch (error) {
    // Throws in turn when the update itself is at fault.
    Y.decodeUpdate(update)
    console.error('callboard: An observer of the document threw; the connection goes on.', error)
  }
}
