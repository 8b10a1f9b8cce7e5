/** The name of one character, value or mark in a Yjs document. */
export interface StructId {
  readonly client: number
  readonly clock: number
}

/** What a struct is, by the numbers of the format. */
export const KIND = {
  collected: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  document: 9,
  skip: 10,
} as const

/** One piece of content as it stands in an update, with where its bytes are. */
export interface ParsedStruct {
  readonly client: number
  readonly clock: number
  readonly length: number
  /** One of {@link KIND}. */
  readonly kind: number
  readonly origin: StructId | undefined
  readonly rightOrigin: StructId | undefined
  /** Only what has no neighbours names its parent: a root by its name, a type by its id. */
  readonly parent: string | StructId | undefined
  /** The key in a map, if the parent is named too. */
  readonly key: string | undefined
  /** How much of the beginning is left out, because the document has it. */
  readonly cut: number
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

/** What one client wrote, without gaps. */
export interface ParsedBlock {
  readonly client: number
  readonly structs: readonly ParsedStruct[]
}

/** What is deleted of one client, from `clock` on. */
export interface DeleteRange {
  readonly clock: number
  readonly length: number
}

/** A Yjs update (V1) that a client may have written; see `parseUpdate`. */
export interface ParsedUpdate {
  readonly bytes: Uint8Array
  readonly blocks: readonly ParsedBlock[]
  /** By client; ranges in order and apart. */
  readonly deletes: ReadonlyMap<number, readonly DeleteRange[]>
}
