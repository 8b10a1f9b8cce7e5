import type { DocumentPath } from '@callboard/session/protocol'
import * as Y from 'yjs'
import { KIND, type ParsedBlock, type ParsedStruct, type StructId } from './parsed-update.ts'
import { UpdateRefusal } from './update-refusal.ts'

/** Any shared type, as a document keeps it. */
export type SharedType = NonNullable<ReturnType<Y.Doc['share']['get']>>

/** A type that holds content: a root, or one below. */
export interface Container {
  readonly path: DocumentPath
  /** 1 for a root. */
  readonly depth: number
  /** The type in the document; `undefined` if the update only makes it. */
  readonly type: SharedType | undefined
}

/** Where content stands: under a key of a map, or in the list of its container. */
export interface Place {
  readonly container: Container
  readonly key: string | undefined
}

/** The place of what stands in something that was deleted and collected: Yjs makes nothing of it. */
export const GONE = 'gone'
/** It cannot be told yet. */
export const UNKNOWN = 'unknown'

const NOTHING_OUT: ReadonlySet<string> = new Set()

export type FoundPlace = Place | typeof GONE | typeof UNKNOWN

/** The path of content at a place: of what is in a list, that of the list. */
export function pathOf({ container, key }: Place): DocumentPath {
  return key === undefined ? container.path : [...container.path, key]
}

/**
 * Finds where the content of one update stands, as Yjs does: beside its neighbours, or else where it says. Parent and key of
 * content never change, so what is found here holds on every replica.
 */
export class Places {
  readonly #doc: Y.Doc
  readonly #without: ReadonlySet<string>
  readonly #blocks = new Map<number, readonly ParsedStruct[]>()
  readonly #placed = new Map<ParsedStruct, Place | typeof GONE>()
  readonly #types = new Map<SharedType, Container>()
  readonly #roots = new Map<string, Container>()
  /** Containers that the update makes, by what makes them. */
  readonly #made = new Map<ParsedStruct, Container>()

  /** The same is looked up several times in a row. */
  #lookedUp: { readonly id: StructId | undefined; readonly item: Y.Item | Y.GC | undefined } = { id: undefined, item: undefined }

  /** `without` names rules that are left out, in the tests that show each of them to be needed. */
  constructor(doc: Y.Doc, blocks: readonly ParsedBlock[], without: ReadonlySet<string> = NOTHING_OUT) {
    this.#doc = doc
    this.#without = without
    for (const { client, structs } of blocks) this.#blocks.set(client, structs)
  }

  /** Names of roots that the update makes. */
  get newRoots(): readonly string[] {
    return [...this.#roots.keys()].filter((name) => !this.#doc.share.has(name))
  }

  placeOf(struct: ParsedStruct): Place | typeof GONE | undefined {
    return this.#placed.get(struct)
  }

  /** Remembers where a piece stands, so that others can refer to it. */
  put(struct: ParsedStruct, place: Place | typeof GONE): void {
    this.#placed.set(struct, place)
  }

  /**
   * Where a piece stands. Throws `mixed-parent` if its neighbours stand in different places, or one of them has been collected
   * and the other not: a replica that collects nothing would place it elsewhere.
   */
  find(struct: ParsedStruct): FoundPlace {
    const { origin, rightOrigin, parent, key } = struct
    if (struct.kind === KIND.collected) return GONE
    const left = origin && this.#neighbour(struct, origin)
    const right = rightOrigin && this.#neighbour(struct, rightOrigin)
    if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN
    if (left !== undefined && right !== undefined && !isSame(left, right) && !this.#without.has('mixed-parent')) {
      throw new UpdateRefusal('mixed-parent', 'holds content between neighbours that do not stand in one place', pathIn(left, right))
    }
    const found = left ?? right
    if (found !== undefined) return found
    if (typeof parent === 'string') return { container: this.#root(parent), key }
    if (parent === undefined) return UNKNOWN
    const container = this.#containerAt(parent)
    return typeof container === 'string' ? container : { container, key }
  }

  /** Where content of the document stands. */
  ofItem(item: Y.Item): Place {
    return { container: this.#container(item.parent as SharedType), key: item.parentSub ?? undefined }
  }

  /** The piece of the update that an id is in, if it is in one. */
  inUpdate({ client, clock }: StructId): ParsedStruct | undefined {
    const structs = this.#blocks.get(client)
    if (structs === undefined) return undefined
    let low = 0
    let high = structs.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const struct = structs[middle]
      if (struct === undefined || clock < struct.clock) high = middle - 1
      else if (clock >= struct.clock + struct.length) low = middle + 1
      else return struct
    }
    return undefined
  }

  /** The content of the document that an id is in, if the document has it. */
  inDocument(id: StructId): Y.Item | Y.GC | undefined {
    if (id === this.#lookedUp.id) return this.#lookedUp.item
    const isKnown = id.clock < Y.getState(this.#doc.store, id.client)
    const item = isKnown ? (Y.getItem(this.#doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC) : undefined
    this.#lookedUp = { id, item }
    return item
  }

  #neighbour(struct: ParsedStruct, id: StructId): FoundPlace {
    const item = this.inDocument(id)
    if (item instanceof Y.Item) return this.ofItem(item)
    if (item !== undefined) return GONE
    return this.#placed.get(this.inUpdate(id) ?? struct) ?? UNKNOWN
  }

  #containerAt(id: StructId): Container | typeof GONE | typeof UNKNOWN {
    const item = this.inDocument(id)
    if (item instanceof Y.Item) {
      if (item.content instanceof Y.ContentType) return this.#container(item.content.type)
      if (item.deleted) return GONE
      throw new UpdateRefusal('mixed-parent', 'puts content into something that can hold none', pathOf(this.ofItem(item)))
    }
    if (item !== undefined) return GONE
    const maker = this.inUpdate(id)
    const place = maker && this.#placed.get(maker)
    if (maker === undefined || place === undefined) return UNKNOWN
    if (place === GONE || maker.kind === KIND.deleted) return GONE
    if (maker.kind !== KIND.type) throw new UpdateRefusal('mixed-parent', 'puts content into something that can hold none', pathOf(place))
    return this.#makes(maker, place)
  }

  #makes(maker: ParsedStruct, place: Place): Container {
    let container = this.#made.get(maker)
    if (container === undefined) {
      container = { path: pathOf(place), depth: place.container.depth + 1, type: undefined }
      this.#made.set(maker, container)
    }
    return container
  }

  #root(name: string): Container {
    let container = this.#roots.get(name)
    if (container === undefined) {
      container = { path: [name], depth: 1, type: this.#doc.share.get(name) }
      this.#roots.set(name, container)
    }
    return container
  }

  #container(type: SharedType): Container {
    const known = this.#types.get(type)
    if (known !== undefined) return known
    const item = type._item
    const container = item === null ? this.#root(Y.findRootTypeKey(type)) : this.#below(type, this.ofItem(item))
    this.#types.set(type, container)
    return container
  }

  #below(type: SharedType, place: Place): Container {
    return { path: pathOf(place), depth: place.container.depth + 1, type }
  }
}

function isSame(one: Place | typeof GONE, other: Place | typeof GONE): boolean {
  if (one === GONE || other === GONE) return one === other
  return one.container === other.container && one.key === other.key
}

function pathIn(one: Place | typeof GONE, other: Place | typeof GONE): DocumentPath | undefined {
  const place = one === GONE ? other : one
  return place === GONE ? undefined : pathOf(place)
}
