import * as encoding from 'lib0/encoding'
import { matchesPath, APP_ROOTS } from '@callboard/session/protocol'
import * as Y from 'yjs'
import type { ClientOwners } from './client-owners.ts'
import type { UpdateLimits } from './update-limits.ts'
import { UpdateRefusal } from './update-refusal.ts'

/** How much of a document one identity may fill. */
export type ShareLimits = Pick<UpdateLimits, 'bytesPerIdentity' | 'rootsPerIdentity'>

/** What is known of the size of one identity's part. Bytes. */
interface Share {
  /** When it was last measured. */
  measured: number
  /** In updates since: too much, since overwritten values fold. */
  added: number
  /** After how many changes of the document that was. */
  changes: number
}

/** A part of this size is measured in no time. Bytes. */
const QUICKLY_MEASURED_BYTES = 256 * 1024

/** A larger one is measured again when this part of the limit was added, so that measuring costs less than what it measures. */
const MEASURED_PARTS = 16

/**
 * How much of one session's document is each identity's, so that none fills it for all. It is told from the content itself and the
 * owners of its client ids, so that it is the same after a restart.
 */
export class DocumentShares {
  readonly #limits: ShareLimits
  readonly #owners: Pick<ClientOwners, 'idsOf' | 'keyOf'>
  readonly #shares = new Map<string, Share>()
  #changes = 0

  constructor(limits: ShareLimits, owners: Pick<ClientOwners, 'idsOf' | 'keyOf'>) {
    this.#limits = limits
    this.#owners = owners
  }

  /** The document was read anew. */
  clear(): void {
    this.#shares.clear()
  }

  /** An update of so many bytes was applied; of an identity, by its key, if it is known. */
  applied(key: string | undefined, bytes: number): void {
    this.#changes += 1
    const share = key === undefined ? undefined : this.#shares.get(key)
    if (share !== undefined) share.added += bytes
  }

  /** Throws `identity-bytes` if what an identity has written is over its share, so that it may add nothing. */
  assertRoom(doc: Y.Doc, key: string): void {
    const { bytesPerIdentity: limit } = this.#limits
    let share = this.#shares.get(key)
    if (share === undefined) this.#shares.set(key, (share = { measured: this.#measure(doc, key), added: 0, changes: this.#changes }))
    if (share.measured + share.added <= limit) return
    const isDue = share.measured > limit || share.measured <= QUICKLY_MEASURED_BYTES || share.added >= limit / MEASURED_PARTS
    if (isDue && share.changes !== this.#changes) {
      Object.assign(share, { measured: this.#measure(doc, key), added: 0, changes: this.#changes })
    }
    if (share.measured <= limit) return
    throw new UpdateRefusal('identity-bytes', `adds to what its identity has in this document, which is over the ${limit} bytes that one may have`)
  }

  /** Throws `identity-roots` if an identity would have more roots with these new ones. A root is whose is what stands first in it. */
  assertRoots(doc: Y.Doc, key: string, made: readonly string[]): void {
    const { rootsPerIdentity: limit } = this.#limits
    const [first] = made
    if (first === undefined || doc.share.size + made.length <= limit) return
    let own = made.filter(isOfApp).length
    for (const [name, type] of doc.share) {
      const item: Y.Item | undefined = type._start ?? firstOf(type._map)
      if (item !== undefined && isOfApp(name) && this.#owners.keyOf(item.id.client) === key) own += 1
    }
    if (own > limit) throw new UpdateRefusal('identity-roots', `makes more than the ${limit} roots that one identity may have in a document`, [first])
  }

  #measure(doc: Y.Doc, key: string): number {
    const encoder = new Y.UpdateEncoderV1()
    for (const clientId of this.#owners.idsOf(key)) {
      for (const struct of doc.store.clients.get(clientId) ?? []) struct.write(encoder, 0)
    }
    return encoding.length(encoder.restEncoder)
  }
}

function isOfApp(root: string): boolean {
  return matchesPath(APP_ROOTS, [root])
}

function firstOf<Value>(map: ReadonlyMap<string, Value>): Value | undefined {
  const [first] = map.values()
  return first
}
