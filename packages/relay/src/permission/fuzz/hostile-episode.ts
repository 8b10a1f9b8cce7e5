import * as Y from 'yjs'
import type { Writing } from '../judge-update.ts'
import { parseUpdate } from '../parse-update.ts'
import { makeRandom } from '../../testing/seeded-random.ts'
import { FuzzBoard, newDoc } from './fuzz-board.ts'
import { hostileUpdate, type Attack } from './hostile-update.ts'
import { drawWith, editAtRandom, type Draw } from './honest-edit.ts'

/** How many updates are tried on one document before its victims speak up. */
export const UPDATES_PER_EPISODE = 250

const ADA = 1_001
const BEN = 1_002
const EVE = 2_001
const EVE_TOO = 2_002
/** Of a victim that has not written yet. */
const CAL = 1_003

const INSIDE = ['eve', 'board/eve']

/** What came of an episode. */
export interface EpisodeResult {
  readonly verdicts: Readonly<Record<string, number>>
  /** Ways in which an attack came through; empty as it should be. */
  readonly escapes: readonly string[]
}

/**
 * One document with three honest writers, two online and one who saw nothing and writes in the end, and one attacker with a
 * subtree of its own, who tries as many updates as it can. Whatever can be heard of in the end must be as if it had not been there.
 */
export function hostileEpisode(seed: number, options: { readonly without?: Writing['without']; readonly updates?: number } = {}): EpisodeResult {
  const episode = new Episode(seed, options.without)
  try {
    for (let left = options.updates ?? UPDATES_PER_EPISODE; left > 0 && episode.escapes.length === 0; left--) episode.attack()
    if (episode.escapes.length === 0) episode.hearVictims()
  } catch (error) {
    episode.escapes.push(`threw ${error instanceof Error ? error.message : String(error)}`)
  }
  return { verdicts: episode.verdicts, escapes: episode.escapes }
}

class Episode {
  readonly verdicts: Record<string, number> = {}
  readonly escapes: string[] = []
  readonly #board: FuzzBoard
  readonly #draw: Draw
  readonly #attack: Attack
  /** Saw the document once, and nothing since. */
  readonly #offline: Y.Doc
  readonly #newcomer = newDoc(CAL)

  constructor(seed: number, without: Writing['without']) {
    this.#draw = drawWith(makeRandom(seed))
    this.#board = new FuzzBoard({ without })
    this.#board.allow('user:ada', ['board/ada', 'shared', 'text'])
    this.#board.allow('user:ben', ['board/ben', 'shared', 'text'])
    this.#board.allow('user:cal', ['board/cal', 'shared'])
    this.#board.allow('agent:eve', INSIDE)
    this.#board.owners.bind(CAL, 'user:cal')
    const honest = this.#setUp()
    this.#offline = newDoc(0)
    Y.applyUpdate(this.#offline, Y.encodeStateAsUpdate(this.#board.doc))
    this.#offline.clientID = ADA
    this.#attack = {
      doc: this.#board.doc,
      own: [EVE, EVE, EVE, EVE_TOO, 2_000 + this.#draw(90)],
      foreign: [ADA, BEN, CAL],
      inside: [['eve', 'k0'], ['eve', 'k1'], ['eve', 'k2'], ['board', 'eve']],
      honest,
    }
  }

  attack(): void {
    const { doc, keeping } = this.#board
    const before = this.#board.outside(doc, INSIDE)
    const state = doc.store.clients.get(EVE)?.length
    const bytes = hostileUpdate(this.#attack, this.#draw)
    const verdict = this.#board.submit('agent:eve', bytes, this.#draw(6) === 0)
    const name = verdict.type === 'refused' ? verdict.refusal.rule : verdict.type
    this.verdicts[name] = (this.verdicts[name] ?? 0) + 1
    this.#assertParity(bytes)
    if (verdict.type === 'missing' && refersForward(bytes)) this.escapes.push('waits for what can never come')
    if (verdict.type !== 'apply' || state === undefined) return
    if (!isApplied(doc, verdict.update)) this.escapes.push('was not applied as it was judged')
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) this.escapes.push('left something pending')
    if (this.#board.outside(doc, INSIDE) !== before) this.escapes.push('changed what is outside')
    if (this.#board.outside(keeping, INSIDE) !== before) this.escapes.push('changed what is outside, where nothing is collected')
  }

  /** The victims write, and are heard; everything agrees; everything can be deleted. */
  hearVictims(): void {
    this.#write('user:ada', this.#offline, () => this.#offline.getMap('board').set('ada', 'heard'))
    this.#write('user:cal', this.#newcomer, () => this.#newcomer.getMap('board').set('cal', 'heard'))
    for (const replica of this.#replicas()) {
      for (const name of ['ada', 'cal']) {
        if (replica.getMap('board').get(name) !== 'heard') this.escapes.push(`${name} is not heard`)
      }
    }
    this.#agree('before deletion')
    this.#deleteEverything()
    this.#agree('after deletion')
  }

  #setUp(): Uint8Array[] {
    const honest: Uint8Array[] = []
    for (const [key, id, root] of [['user:ada', ADA, 'board'], ['user:ben', BEN, 'board'], ['agent:eve', EVE, 'eve']] as const) {
      const doc = newDoc(id)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#board.doc))
      doc.on('update', (update: Uint8Array) => {
        honest.push(update)
        const verdict = this.#board.submit(key, update)
        if (verdict.type !== 'apply') this.escapes.push(`${key} was refused while setting up`)
      })
      this.#fill(doc, root, key)
    }
    return honest
  }

  #fill(doc: Y.Doc, root: string, key: string): void {
    const name = key.split(':')[1] ?? ''
    if (root === 'eve') {
      for (let left = 12; left > 0; left--) editAtRandom(doc, 'eve', this.#draw)
      doc.getMap('board').set('eve', new Y.Map([['k0', new Y.Array()], ['k1', new Y.Text('mine')]]))
      return
    }
    doc.getMap('board').set(name, new Y.Map<unknown>([['k0', 1], ['k1', new Y.Map([['deep', 1]])]]))
    for (let left = 8; left > 0; left--) editAtRandom(doc, 'shared', this.#draw)
    const text = doc.getText('text')
    text.insert(0, `${name} writes \u{1F600} here`)
    text.format(1, 3, { bold: true })
    text.delete(2, 2)
  }

  #write(key: string, doc: Y.Doc, edit: () => void): void {
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    edit()
    for (const update of updates) {
      const verdict = this.#board.submit(key, update)
      if (verdict.type !== 'apply') this.escapes.push(`${key} could not write: ${verdict.type}`)
    }
  }

  #replicas(): readonly Y.Doc[] {
    return [this.#board.doc, this.#board.collecting, this.#board.keeping, this.#latecomer(this.#board.doc)]
  }

  /** Somebody who is given all there is by one who has it. */
  #latecomer(from: Y.Doc): Y.Doc {
    const doc = newDoc(4)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
    return doc
  }

  /** Who was there and who comes late agree on everything, the attacker's own too. */
  #agree(when: string): void {
    const { doc, collecting, keeping } = this.#board
    const all = [doc, collecting, keeping, this.#latecomer(doc), this.#latecomer(keeping)].map((replica) => this.#board.outside(replica, []))
    if (new Set(all).size > 1) this.escapes.push(`replicas differ ${when}`)
  }

  #deleteEverything(): void {
    const { doc } = this.#board
    for (const name of [...doc.share.keys()]) {
      const type = doc.share.get(name)
      if (type === undefined) continue
      doc.transact((transaction) => {
        for (const item of [...type._map.values()]) item.delete(transaction)
        for (let item = type._start; item !== null; item = item.right) item.delete(transaction)
      })
    }
    if (this.#board.outside(doc, []) !== '') this.escapes.push('something cannot be deleted')
  }

  /** Whatever the strict parser takes, Yjs reads the same. */
  #assertParity(bytes: Uint8Array): void {
    let parsed: ReturnType<typeof parseUpdate>
    try {
      parsed = parseUpdate(bytes)
    } catch {
      return
    }
    const { structs, ds } = Y.decodeUpdate(bytes)
    const own = parsed.blocks.flatMap((block) => block.structs.map(({ client, clock, length }) => `${client}.${clock}+${length}`))
    const theirs = structs.map(({ id, length }) => `${id.client}.${id.clock}+${length}`)
    const ranges = [...parsed.deletes].flatMap(([client, list]) => list.map(({ clock, length }) => `${client}.${clock}+${length}`))
    const theirRanges = [...ds.clients].flatMap(([client, list]) => list.map(({ clock, len }) => `${client}.${clock}+${len}`))
    if (own.join() !== theirs.join() || ranges.join() !== theirRanges.join()) this.escapes.push('is read in two ways')
  }
}

/** Whether a piece refers to itself or to what comes after it. */
function refersForward(bytes: Uint8Array): boolean {
  return Y.decodeUpdate(bytes).structs.some((struct) => {
    if (!(struct instanceof Y.Item)) return false
    const { id, origin, rightOrigin, parent } = struct
    return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].some((other) => other !== null && other.client === id.client && other.clock >= id.clock)
  })
}

/** Whether the document has everything that an update lists. */
function isApplied(doc: Y.Doc, update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.every(({ id, length }) => Y.getState(doc.store, id.client) >= id.clock + length)
}
