import { toJson } from '../document/json.ts'
import { commandSchema, parseWith } from '../schema/index.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { isPlainObject } from '../store/share.ts'
import type { VerbContext } from '../verbs/verb-context.ts'
import { writePersonRecord } from '../verbs/write-person-record.ts'
import { personKey } from './people.ts'

/** Where a page keeps what must outlive it: of the Web's `Storage` what is needed of it. */
export type RecordStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/** What a page that nobody came back to has left is forgotten after this. Milliseconds, of the time that it gives. */
const KEPT_FOR_MS = 7 * 24 * 60 * 60_000

/** Which part of a person's record an entry stands in. */
type Part = 'commands' | 'proposals'

interface Kept {
  readonly part: Part
  readonly entry: { readonly id: string; readonly at: number; readonly [field: string]: unknown }
}

const keepers = new WeakSet<VerbContext>()

/**
 * Keeps what this page's person has asked (commands) and answered (proposals) in the page's storage until the relay has
 * it on disk, and asks it again after the first sync where a page before had to leave it behind: a person may answer
 * offline and reload. Once a session; `interruptsOf` does it, and so do the hooks of `@callboard/react/controls`.
 *
 * What is kept belongs to the person, not to the tab: a tab that was closed leaves it to the next. Two tabs that send
 * the same do no harm, since all goes by ids. Nothing is kept without a storage that may be used, or without the
 * connection's `address` to keep it by.
 * @param storage `localStorage` in a page, and none elsewhere
 */
export function keepOwnRecord(session: Session, storage: RecordStorage | undefined = pageStorage()): void {
  const context = contextOf(session)
  const { identity, device, connection } = context
  const { address } = connection
  if (keepers.has(context) || storage === undefined || address === undefined) return
  if (identity.kind !== 'person' || device === undefined) return
  keepers.add(context)
  follow(context, openShelf(storage, `callboard.unsaved ${JSON.stringify([address, identity.id])} `))
}

interface Shelf {
  readonly load: () => readonly Kept[]
  readonly save: (id: string, kept: Kept) => void
  readonly remove: (id: string) => void
}

function follow(context: VerbContext, shelf: Shelf): void {
  const { document, identity, device = '', connection, board } = context
  const key = personKey(identity.kind === 'person' ? identity.id : '', device)
  /** What stands in this tab's record, and was seen there. */
  const seen = new Set<string>()

  const look = (): void => {
    const standing = entriesOf(board().people.record(key))
    const fresh = [...standing].filter(([id]) => !seen.has(id))
    for (const [id, kept] of fresh) {
      seen.add(id)
      shelf.save(id, kept)
    }
    for (const id of seen) {
      if (standing.has(id)) continue
      seen.delete(id)
      // What the first sync puts in the place of what was asked before it has settled nothing.
      if (connection.state.getSnapshot().everSynced) shelf.remove(id)
    }
    if (fresh.length === 0) return
    const forget = (): void => fresh.forEach(([id]) => seen.has(id) && shelf.remove(id))
    connection.whenSaved().then(forget, () => undefined)
  }
  const stop = document.observe(({ people }) => {
    if (people.includes(key)) look()
  })
  look()
  connection.whenSynced().then(() => restore(context, shelf, seen), stop)
}

/** Asks again what the relay has never heard of. */
function restore(context: VerbContext, shelf: Shelf, seen: ReadonlySet<string>): void {
  const { document, identity, board, now } = context
  if (context.isClosed()) return
  const records = document.everything().people.map((key) => board().people.record(key))
  const known = new Set(records.flatMap((record) => (record?.id === personOf(identity) ? [...entriesOf(record).keys()] : [])))
  for (const { part, entry } of shelf.load()) {
    if (seen.has(entry.id)) continue
    const isLate = entry.at < now() - KEPT_FOR_MS || Number(entry['expiresAt'] ?? Infinity) <= now()
    if (known.has(entry.id) || isLate) shelf.remove(entry.id)
    else attempt(() => writePersonRecord(context, (before) => withEntry(before ?? {}, part, entry)))
  }
}

/** What a record is to hold with an entry that it lacks; of two proposals about the same the newer. */
function withEntry(
  record: { readonly [part in Part]?: unknown },
  part: Part,
  entry: Kept['entry'],
): Record<string, unknown[]> {
  const standing = Array.isArray(record[part]) ? record[part].filter(isPlainObject) : []
  const others = part === 'commands' ? standing : standing.filter((other) => !isReplaced(other, entry))
  const isOld = part === 'proposals' && others.some((other) => isReplaced(entry, other))
  const all = isOld ? others : [...others, toJson(entry, part) as Record<string, unknown>]
  return { [part]: all.toSorted((left, right) => Number(left['at']) - Number(right['at'])) }
}

function isReplaced(one: Readonly<Record<string, unknown>>, by: Readonly<Record<string, unknown>>): boolean {
  const isSame = ['agent', 'interrupt', 'grant', 'kind'].every((field) => one[field] === by[field])
  return isSame && Number(one['at']) <= Number(by['at'])
}

function personOf(identity: VerbContext['identity']): string | undefined {
  return identity.kind === 'person' ? identity.id : undefined
}

/** By id. What is invalid is not worth keeping. */
function entriesOf(record: { readonly [part in Part]?: unknown } | undefined): ReadonlyMap<string, Kept> {
  const parts = (['commands', 'proposals'] as const).flatMap((part) => {
    const entries: unknown = record?.[part]
    return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => readKept({ part, entry }) ?? [])
  })
  return new Map(parts.map((kept) => [kept.entry.id, kept]))
}

function readKept(raw: unknown): Kept | undefined {
  const { part, entry } = isPlainObject(raw) ? raw : {}
  if (!isPlainObject(entry) || typeof entry['id'] !== 'string' || typeof entry['at'] !== 'number') return undefined
  // An invalid command would spoil its record. A proposal is judged by whom it is for, and its schema weighs.
  const isFit = part === 'proposals' || (part === 'commands' && parseWith(commandSchema, entry).ok)
  return isFit ? { part, entry: entry as Kept['entry'] } : undefined
}

function openShelf(storage: RecordStorage, prefix: string): Shelf {
  const keys = (): string[] => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  const read = (key: string): Kept[] => {
    const kept = attempt(() => readKept(JSON.parse(storage.getItem(key) ?? '')))
    return kept === undefined ? [] : [kept]
  }
  return {
    load: () => {
      const found = attempt(() => keys().filter((key) => key.startsWith(prefix)).flatMap(read)) ?? []
      return found.toSorted((left, right) => left.entry.at - right.entry.at)
    },
    save: (id, kept) => void attempt(() => storage.setItem(prefix + id, JSON.stringify(kept))),
    remove: (id) => void attempt(() => storage.removeItem(prefix + id)),
  }
}

function pageStorage(): RecordStorage | undefined {
  // A server has one for all who ask it.
  return typeof window === 'undefined' ? undefined : attempt(() => window.localStorage)
}

/** Storage may be forbidden, full, or changed by hand; a record may be full. Then it is as if nothing were kept. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
