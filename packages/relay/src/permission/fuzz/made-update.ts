import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'
import { KIND, type DeleteRange, type StructId } from '../parsed-update.ts'
import { writeDeletes, writeId } from '../write-update.ts'

/** A struct put together by hand, which need not make sense. */
export interface MadeStruct {
  readonly kind: number
  readonly origin?: StructId | undefined
  readonly rightOrigin?: StructId | undefined
  readonly parent?: string | StructId | undefined
  readonly key?: string | undefined
  /** As it stands behind the neighbours. */
  readonly content: Uint8Array
  readonly length: number
}

/** An update put together by hand. */
export interface MadeUpdate {
  readonly blocks: readonly { readonly client: number; readonly clock: number; readonly structs: readonly MadeStruct[] }[]
  readonly deletes?: ReadonlyMap<number, readonly DeleteRange[]> | undefined
}

/** Encodes it as Yjs would. */
export function encodeMade({ blocks, deletes = new Map() }: MadeUpdate): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, blocks.length)
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

/** Contents by kind, with their lengths. */
export const made = {
  collected: (length: number): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({ kind: KIND.collected, content: uint(length), length }),
  deleted: (length: number): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({ kind: KIND.deleted, content: uint(length), length }),
  skip: (length: number): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({ kind: KIND.skip, content: uint(length), length }),
  values: (...values: readonly unknown[]): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({
    kind: KIND.any,
    length: values.length,
    content: write((encoder) => {
      encoding.writeVarUint(encoder, values.length)
      for (const value of values) encoding.writeAny(encoder, value as never)
    }),
  }),
  text: (text: string): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({
    kind: KIND.string,
    length: text.length,
    content: write((encoder) => encoding.writeVarString(encoder, text)),
  }),
  type: (type: number): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({
    kind: KIND.type,
    length: 1,
    content: write((encoder) => {
      encoding.writeVarUint(encoder, type)
      if (type === 3 || type === 5) encoding.writeVarString(encoder, 'name')
    }),
  }),
  format: (key: string, value: unknown): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({
    kind: KIND.format,
    length: 1,
    content: write((encoder) => {
      encoding.writeVarString(encoder, key)
      encoding.writeVarString(encoder, JSON.stringify(value))
    }),
  }),
  embed: (value: unknown): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({
    kind: KIND.embed,
    length: 1,
    content: write((encoder) => encoding.writeVarString(encoder, JSON.stringify(value))),
  }),
  json: (...values: readonly unknown[]): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({
    kind: KIND.json,
    length: values.length,
    content: write((encoder) => {
      encoding.writeVarUint(encoder, values.length)
      for (const value of values) encoding.writeVarString(encoder, JSON.stringify(value))
    }),
  }),
  document: (guid: string): Pick<MadeStruct, 'kind' | 'content' | 'length'> => ({
    kind: KIND.document,
    length: 1,
    content: write((encoder) => {
      encoding.writeVarString(encoder, guid)
      encoding.writeAny(encoder, { autoLoad: true })
    }),
  }),
}

/** Where something of a document ends, as an id; `undefined` of nothing. */
export function lastIdOf(item: Y.Item | null | undefined): StructId | undefined {
  return item == null ? undefined : { client: item.id.client, clock: item.id.clock + item.length - 1 }
}

function writeStruct(encoder: encoding.Encoder, { kind, origin, rightOrigin, parent, key, content }: MadeStruct): void {
  if (kind === KIND.collected || kind === KIND.skip) {
    encoding.writeUint8(encoder, kind)
    return encoding.writeUint8Array(encoder, content)
  }
  const flags = (origin === undefined ? 0 : 128) | (rightOrigin === undefined ? 0 : 64) | (key === undefined ? 0 : 32)
  encoding.writeUint8(encoder, kind | flags)
  if (origin !== undefined) writeId(encoder, origin)
  if (rightOrigin !== undefined) writeId(encoder, rightOrigin)
  if (origin === undefined && rightOrigin === undefined) {
    encoding.writeVarUint(encoder, typeof parent === 'object' ? 0 : 1)
    if (typeof parent === 'object') writeId(encoder, parent)
    else encoding.writeVarString(encoder, parent ?? '')
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  encoding.writeUint8Array(encoder, content)
}

function uint(value: number): Uint8Array {
  return write((encoder) => encoding.writeVarUint(encoder, value))
}

function write(writer: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  writer(encoder)
  return encoding.toUint8Array(encoder)
}
