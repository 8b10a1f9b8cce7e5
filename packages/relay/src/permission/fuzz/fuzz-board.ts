import { matchesPath } from '@callboard/session/protocol'
import * as Y from 'yjs'
import { ClientOwners } from '../client-owners.ts'
import { judgeUpdate, type Verdict, type Writing } from '../judge-update.ts'
import { parseUpdate } from '../parse-update.ts'
import { DEFAULT_UPDATE_LIMITS, type UpdateLimits } from '../update-limits.ts'
import { UpdateRefusal } from '../update-refusal.ts'
import type { WriteScope } from '../write-scope.ts'

export interface FuzzBoardOptions {
  readonly limits?: Partial<UpdateLimits> | undefined
  readonly without?: Writing['without']
}

/**
 * A relay's document with what stands around it, without sockets and disks: writers by key, each with its patterns, and two
 * replicas that are sent what the relay sends, of which one collects nothing.
 */
export class FuzzBoard {
  readonly doc: Y.Doc = newDoc(1)
  readonly collecting: Y.Doc = newDoc(2)
  readonly keeping: Y.Doc = newDoc(3, false)
  readonly owners: ClientOwners
  readonly #scopes = new Map<string, WriteScope>()
  readonly #limits: UpdateLimits
  readonly #without: Writing['without']

  constructor({ limits = {}, without }: FuzzBoardOptions = {}) {
    this.#limits = { ...DEFAULT_UPDATE_LIMITS, ...limits }
    this.#without = without
    this.owners = new ClientOwners(this.#limits.clientIdsPerIdentity, () => undefined)
    this.doc.on('update', (update: Uint8Array) => {
      Y.applyUpdate(this.collecting, update)
      Y.applyUpdate(this.keeping, update)
    })
  }

  /** From now on this writer may write there, and there alone. */
  allow(key: string, patterns: readonly string[]): void {
    const mayWrite: WriteScope['mayWrite'] = (path) => patterns.some((pattern) => matchesPath(pattern, path))
    this.#scopes.set(key, { mayWrite, mayDelete: mayWrite })
  }

  /** What a writer sent is judged, and applied if that is the verdict. Throws what the document throws. */
  submit(key: string, bytes: Uint8Array, resent = false): Verdict {
    const verdict = this.#judge(key, bytes, resent)
    if (verdict.type !== 'apply') return verdict
    Y.applyUpdate(this.doc, verdict.update)
    for (const clientId of verdict.claims) this.owners.bind(clientId, key)
    return verdict
  }

  /** Everything below the roots, but for what `inside` is of. */
  outside(doc: Y.Doc, inside: readonly string[]): string {
    const parts: string[] = []
    for (const name of [...doc.share.keys()].toSorted()) {
      const type = doc.share.get(name)
      if (type === undefined) continue
      for (const key of [...type._map.keys()].toSorted()) {
        if (inside.some((pattern) => matchesPath(pattern, [name, key]))) continue
        const item = type._map.get(key)
        if (item !== undefined && !item.deleted) parts.push(`${name}/${key}=${textOf(item)}`)
      }
      if (inside.some((pattern) => matchesPath(pattern, [name]))) continue
      const list = listText(type)
      if (list !== '') parts.push(`${name}:${list}`)
    }
    return parts.join('\n')
  }

  #judge(key: string, bytes: Uint8Array, resent: boolean): Verdict {
    const scope = this.#scopes.get(key)
    const writer = scope && { scope, ownership: this.owners.ownershipOf(key) }
    try {
      const update = parseUpdate(bytes, this.#limits, this.#without)
      return judgeUpdate(this.doc, update, { writer, resent, limits: this.#limits, without: this.#without })
    } catch (error) {
      if (error instanceof UpdateRefusal) return { type: 'refused', refusal: error }
      throw error
    }
  }
}

/** A document with an id of one's choice. */
export function newDoc(clientID: number, gc = true): Y.Doc {
  const doc = new Y.Doc({ gc })
  doc.clientID = clientID
  return doc
}

/** What can be seen of an item, the same on every replica. Deleted and split as it may be. */
function textOf(item: Y.Item): string {
  const { content } = item
  if (content instanceof Y.ContentType) return `<${typeText(content.type)}>`
  if (content instanceof Y.ContentFormat) return ''
  return content.getContent().map((value) => JSON.stringify(value) ?? 'undefined').join(',')
}

function typeText(type: Y.ContentType['type']): string {
  const parts: string[] = []
  for (const key of [...type._map.keys()].toSorted()) {
    const item = type._map.get(key)
    if (item !== undefined && !item.deleted) parts.push(`${key}:${textOf(item)}`)
  }
  return `${parts.join(';')}|${listText(type)}`
}

function listText(type: Y.ContentType['type']): string {
  const list: string[] = []
  for (let item = type._start; item !== null; item = item.right) {
    const text = item.deleted ? '' : textOf(item)
    if (text !== '') list.push(text)
  }
  return list.join(',')
}
