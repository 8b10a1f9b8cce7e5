import { CallboardError } from '@callboard/session/protocol'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { isTooDeep } from './value-depth.ts'

/**
 * Checks an update before a document sees it: Yjs would apply one that is cut off up to the cut, and build its structs on
 * numbers out of range. Decodes as V1 only (V2 has run lengths that make a few bytes endless). Throws `frame-malformed`
 * if it cannot be decoded, `document-invalid` if what it holds no Yjs client writes.
 */
export function checkUpdate(update: Uint8Array): void {
  const { structs, ds } = decode(update)
  const seen = new Set<number>()
  let client = -1
  let clock = 0
  for (const struct of structs) {
    if (struct.id.client !== client) {
      client = struct.id.client
      if (seen.has(client)) throw invalid('lists one client twice')
      seen.add(client)
      clock = struct.id.clock
    }
    if (struct.id.clock !== clock) throw invalid('lists one client twice')
    if (struct.length < 1) throw invalid('holds an empty struct')
    if (struct instanceof Y.Item && isTooDeep(valuesOf(struct.content))) throw invalid('holds a value that nests too deeply')
    clock += struct.length
    if (!Number.isSafeInteger(clock)) throw invalid('holds a clock out of range')
  }
  for (const deletions of ds.clients.values()) {
    for (const range of deletions) {
      if (!Number.isSafeInteger(range.clock + range.len)) throw invalid('deletes a range that is out of range')
    }
  }
}

/** The JSON-like values that a struct carries, if it is of a kind that carries some. */
function valuesOf(content: Y.Item['content']): unknown {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr
  if (content instanceof Y.ContentEmbed) return content.embed
  if (content instanceof Y.ContentFormat) return content.value
  return undefined
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  const reading: decoding.Decoder[] = []
  /** Yjs' own decoder, which keeps to itself how far it came. */
  class Version1Decoder extends Y.UpdateDecoderV1 {
    constructor(decoder: decoding.Decoder) {
      super(decoder)
      reading.push(decoder)
    }
  }
  try {
    const decoded = Y.decodeUpdateV2(update, Version1Decoder)
    if (reading.some(decoding.hasContent)) throw new Error('bytes after its end')
    return decoded
  } catch (cause) {
    throw new CallboardError({
      code: 'frame-malformed',
      message: 'A document update is cut off or garbled, so nothing of it was applied and the connection is closed. Send updates as Yjs encodes them (version 1).',
      cause,
    })
  }
}

function invalid(problem: string): CallboardError {
  return new CallboardError({
    code: 'document-invalid',
    message: `A document update ${problem}, so nothing of it was applied and the connection is closed. Send updates as Yjs encodes them (version 1).`,
  })
}
