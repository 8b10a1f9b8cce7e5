import * as Y from 'yjs'
import { makeRandom } from '../../testing/seeded-random.ts'
import { FuzzBoard, newDoc } from './fuzz-board.ts'
import { drawWith, editAtRandom, type Draw } from './honest-edit.ts'

/** What came of an honest team's work. */
export interface TeamResult {
  readonly edits: number
  /** Updates that were not taken, and why; empty as it should be. */
  readonly refused: readonly string[]
  /** How often the format marks that a client cleaned up where it may not write were left alone. */
  readonly formatCleanups: number
  readonly agree: boolean
}

interface Writer {
  readonly key: string
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  /** What was not sent yet, in the order in which it was written. */
  outbox: Uint8Array[]
  online: boolean
}

/**
 * Some people and a viewer at work as stock clients are: they edit everything that Yjs has, go offline and come back with a sync
 * step, undo and redo, and what they send arrives out of order. None of it is to be refused.
 */
export function honestTeam(seed: number, edits: number): TeamResult {
  const team = new Team(drawWith(makeRandom(seed)))
  for (let left = edits; left > 0; left--) team.step()
  team.finish()
  return { edits: team.edits, refused: team.refused, formatCleanups: team.formatCleanups, agree: team.agree() }
}

class Team {
  readonly refused: string[] = []
  edits = 0
  formatCleanups = 0
  readonly #draw: Draw
  readonly #board = new FuzzBoard()
  readonly #writers: readonly Writer[]
  /** Waits for what it builds on, as in quarantine. */
  #waiting: { readonly key: string; readonly update: Uint8Array }[] = []

  constructor(draw: Draw) {
    this.#draw = draw
    this.#writers = [this.#join('user:ada', 11, ['ada', 'shared', 'text'], true), this.#join('user:ben', 22, ['ben', 'shared', 'text'], false), this.#join('viewer:cal', 33, [], true)]
    this.#board.doc.on('update', (update: Uint8Array, _origin: unknown) => {
      for (const { doc, online } of this.#writers) {
        if (online) Y.applyUpdate(doc, update, 'relay')
      }
    })
  }

  step(): void {
    const [ada, ben] = this.#writers
    const writer = this.#draw(2) === 0 ? ada : ben
    if (writer === undefined) return
    const own = writer.key === 'user:ada' ? 'ada' : 'ben'
    this.edits += 1
    if (this.#draw(12) === 0) writer.undo.undo()
    else if (this.#draw(20) === 0) writer.undo.redo()
    else if (this.#draw(4) === 0) this.#type(writer.doc.getText('text'))
    else writer.doc.transact(() => editAtRandom(writer.doc, this.#draw(2) === 0 ? own : 'shared', this.#draw), 'edit')
    if (this.#draw(25) === 0) this.#toggle(writer)
    if (writer.online && this.#draw(3) > 0) this.#send(writer)
    const [, , viewer] = this.#writers
    if (viewer !== undefined) this.#send(viewer)
  }

  finish(): void {
    for (const writer of this.#writers) {
      if (!writer.online) this.#toggle(writer)
      this.#send(writer)
    }
    for (const { key } of this.#waiting) this.refused.push(`${key} waits in vain`)
    // What a viewer cleaned up for itself does not count.
    for (const { key, doc } of this.#writers) this.#submit(key, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.#board.doc)), true)
  }

  agree(): boolean {
    const { doc, collecting, keeping } = this.#board
    const replicas = [doc, collecting, keeping, latecomer(doc), latecomer(keeping), ...this.#writers.map((writer) => writer.doc)]
    return new Set(replicas.map((replica) => this.#board.outside(replica, []))).size === 1
  }

  #join(key: string, id: number, patterns: readonly string[], gc: boolean): Writer {
    this.#board.allow(key, patterns)
    const doc = newDoc(id, gc)
    // Over where its writer may write: a client tidies marks up everywhere, and would bring those back that are not its own.
    const undo = new Y.UndoManager(patterns.map((name) => (name === 'text' ? doc.getText(name) : doc.getMap(name))), {
      doc,
      trackedOrigins: new Set(['edit', null]),
      captureTimeout: 0,
    })
    const writer: Writer = { key, doc, undo, outbox: [], online: true }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'relay') writer.outbox.push(update)
    })
    return writer
  }

  #type(text: Y.Text): void {
    const length = text.length
    switch (this.#draw(4)) {
      case 0: return length > 2 ? text.delete(this.#draw(length - 2), 2) : undefined
      case 1: return length > 3 ? text.format(this.#draw(length - 3), 3, { bold: this.#draw(2) === 0 ? true : null }) : undefined
      default: return text.insert(this.#draw(length + 1), 'some \u4e2d words ')
    }
  }

  /** Offline, or back with what both lack, as a stock client answers the relay's step 1. */
  #toggle(writer: Writer): void {
    writer.online = !writer.online
    if (!writer.online) return
    Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(this.#board.doc, Y.encodeStateVector(writer.doc)), 'relay')
    writer.outbox = []
    this.#submit(writer.key, Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(this.#board.doc)), true)
  }

  /** Some of it out of order, some of it twice, some of it as one. */
  #send(writer: Writer): void {
    const updates = writer.outbox
    writer.outbox = []
    const merged = updates.length > 1 && this.#draw(4) === 0 ? [Y.mergeUpdates(updates)] : updates
    if (merged.length > 1 && this.#draw(3) === 0) merged.reverse()
    for (const update of merged) {
      this.#submit(writer.key, update, false)
      if (this.#draw(20) === 0) this.#submit(writer.key, update, false)
    }
  }

  #submit(key: string, update: Uint8Array, resent: boolean): void {
    const verdict = this.#board.submit(key, update, resent)
    if (verdict.type === 'refused') this.refused.push(`${key}: ${verdict.refusal.rule} ${verdict.refusal.message} ${verdict.refusal.path?.join('/')}`)
    else if (verdict.type === 'missing') this.#waiting.push({ key, update })
    else {
      this.formatCleanups += verdict.ignored.formatCleanups
      if (verdict.type === 'apply' && this.#waiting.length > 0) this.#retry()
    }
  }

  #retry(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { key, update } of waiting) this.#submit(key, update, false)
  }
}

/** Somebody who is given all there is by one who has it. */
function latecomer(from: Y.Doc): Y.Doc {
  const doc = newDoc(4)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  return doc
}
