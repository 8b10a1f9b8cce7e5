import type { TaskRecord } from '../schema/index.ts'
import type { Batch } from '../store/batch.ts'
import { createDerived, type DerivedStore } from '../store/derived-store.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { share, shareFields } from '../store/share.ts'
import { taskKey } from './task-key.ts'
import { addSums, noSums, sumTask, type TaskSums } from './task-sums.ts'
import { isEnded, taskStatus, viewTask, type AgentHealth, type TaskView } from './task-view.ts'

/** A task in its place. */
export interface TaskNode {
  readonly key: string
  readonly agentId: string
  record: TaskRecord
  health: AgentHealth
  /** The parent that it hangs under: on the board, and not a part of the task itself. */
  parent: TaskNode | undefined
  readonly children: Set<TaskNode>
  /** Sums over what is below it. */
  readonly below: TaskSums
  /** The sums that it counts in, and what it has added there. */
  holder: TaskSums | undefined
  added: TaskSums
}

/** The tasks of all agents as one forest, whose sums are kept up along the path that changed. */
export class TaskForest {
  readonly views: WritableKeyedStore<TaskView>
  /** The keys of tasks without a parent on the board, by start. */
  readonly roots: DerivedStore<readonly string[]>
  /** Sums over the roots that go on, and over those that have ended. */
  readonly active: TaskSums = noSums()
  readonly ended: TaskSums = noSums()
  readonly #nodes = new Map<string, TaskNode>()
  /** By the key of the parent they name, whether or not it is on the board. */
  readonly #claims = new Map<string, Set<TaskNode>>()
  readonly #rootNodes = new Set<TaskNode>()
  /** Those that name one another as parents in a ring. */
  readonly #ringed = new Set<TaskNode>()
  readonly #changed = new Set<TaskNode>()
  readonly #onSums: (node: TaskNode) => void

  /** `onSums` hears of each task whose progress, with its parts, has changed. */
  constructor(batch: Batch, onSums: (node: TaskNode) => void) {
    this.views = createKeyedStore(batch)
    this.roots = createDerived(batch, () => sortedKeys(this.#rootNodes))
    this.#onSums = onSums
  }

  node(key: string | undefined): TaskNode | undefined {
    return key ? this.#nodes.get(key) : undefined
  }

  /** Takes over an agent's tasks. `before` are the keys that it had. */
  replace(agentId: string, records: readonly TaskRecord[], before: readonly string[], health: AgentHealth): void {
    const kept = new Set<string>()
    for (const record of records) {
      const key = taskKey(agentId, record.id)
      if (kept.has(key)) continue
      kept.add(key)
      this.#put(key, agentId, record, health)
    }
    for (const key of before) if (!kept.has(key)) this.#remove(key)
  }

  /** Brings the views up to date with the nodes: once, after all changes of a batch. */
  settle(): void {
    for (const node of this.#changed) {
      const { key, agentId, record, parent, children, health } = node
      const place = {
        key,
        agentId,
        parent: parent?.key,
        children: sortedKeys(children),
        status: taskStatus(record, health),
      }
      this.views.set(key, this.#nodes.has(key) ? shareFields(this.views.read(key), viewTask(record, place)) : undefined)
    }
    this.#changed.clear()
  }

  #put(key: string, agentId: string, next: TaskRecord, health: AgentHealth): void {
    const known = this.#nodes.get(key)
    const record = share(known?.record, next)
    if (!known) {
      const node: TaskNode = {
        key,
        agentId,
        record,
        health,
        parent: undefined,
        children: new Set(),
        below: noSums(),
        holder: undefined,
        added: noSums(),
      }
      this.#nodes.set(key, node)
      return this.#relink(node, undefined)
    }
    if (known.record === record && known.health === health) return
    const before = known.record
    known.record = record
    known.health = health
    this.#changed.add(known)
    if (claimOf(before) !== claimOf(record)) this.#relink(known, claimOf(before))
    else this.#sum(known)
    if (before.startedAt !== record.startedAt) this.#reorder(known.parent)
  }

  #remove(key: string): void {
    const node = this.#nodes.get(key)
    if (!node) return
    this.#nodes.delete(key)
    this.#claim(node, claimOf(node.record), false)
    this.#detach(node)
    this.#changed.add(node)
    this.#onSums(node)
    this.#place(this.#claims.get(key) ?? [])
  }

  /** A task names another parent than before, or is new. */
  #relink(node: TaskNode, before: string | undefined): void {
    this.#claim(node, before, false)
    this.#claim(node, claimOf(node.record), true)
    this.#place([node, ...this.#ring(node), ...(this.#claims.get(node.key) ?? [])])
  }

  /** Puts tasks where they belong, and with them those that were in a ring, which may be broken now. */
  #place(nodes: Iterable<TaskNode>): void {
    for (const node of new Set([...nodes, ...this.#ringed])) if (this.node(node.key) === node) this.#attach(node)
  }

  #claim(node: TaskNode, parent: string | undefined, isMade: boolean): void {
    if (!parent) return
    const claims = this.#claims.get(parent) ?? new Set()
    if (isMade) claims.add(node)
    else claims.delete(node)
    if (claims.size === 0) this.#claims.delete(parent)
    else this.#claims.set(parent, claims)
  }

  /** Those who name one another as parents in a ring with this task, and itself; nobody when there is no ring. */
  #ring(node: TaskNode): ReadonlySet<TaskNode> {
    const path = new Set<TaskNode>()
    let at: TaskNode | undefined = node
    while (at && !path.has(at)) {
      path.add(at)
      at = this.node(claimOf(at.record))
    }
    return at === node ? path : new Set()
  }

  /** Puts a task under the parent it names, if that is on the board and they are not in a ring: then all are roots. */
  #attach(node: TaskNode): void {
    const isRinged = this.#ring(node).size > 0
    if (isRinged) this.#ringed.add(node)
    else this.#ringed.delete(node)
    const parent = isRinged ? undefined : this.node(claimOf(node.record))
    if (!node.holder || parent !== node.parent) {
      this.#detach(node)
      node.parent = parent
      this.#siblings(parent).add(node)
      this.#reorder(parent)
      this.#changed.add(node)
    }
    this.#sum(node)
  }

  #detach(node: TaskNode): void {
    const { parent, holder } = node
    if (!holder) return
    addSums(holder, node.added, -1)
    node.holder = undefined
    node.added = noSums()
    this.#siblings(parent).delete(node)
    this.#reorder(parent)
    if (parent) this.#sum(parent)
  }

  #siblings(parent: TaskNode | undefined): Set<TaskNode> {
    return parent?.children ?? this.#rootNodes
  }

  /** The parts of a task, or the roots, are others or in another order. */
  #reorder(parent: TaskNode | undefined): void {
    if (parent) this.#changed.add(parent)
    else this.roots.invalidate()
  }

  /** Brings the sums up to date, from a task that changed to its root. */
  #sum(from: TaskNode): void {
    let node: TaskNode | undefined = from
    // A task that was removed counts nowhere, though its parts may still be on their way out of it.
    while (node && this.#nodes.get(node.key) === node) {
      const sums = sumTask(node.record, taskStatus(node.record, node.health), node.below)
      const holder = node.parent?.below ?? (isEnded(node.record) ? this.ended : this.active)
      const isSame = node.holder === holder && shareFields(node.added, sums) === node.added
      this.#onSums(node)
      if (isSame) return
      if (node.holder) addSums(node.holder, node.added, -1)
      addSums(holder, sums)
      node.holder = holder
      node.added = sums
      node = node.parent
    }
  }
}

function claimOf(record: TaskRecord): string | undefined {
  return record.parent && taskKey(record.parent.agent, record.parent.task)
}

function sortedKeys(nodes: ReadonlySet<TaskNode>): readonly string[] {
  const byStart = (left: TaskNode, right: TaskNode): number =>
    left.record.startedAt - right.record.startedAt || (left.key < right.key ? -1 : 1)
  return [...nodes].sort(byStart).map((node) => node.key)
}
