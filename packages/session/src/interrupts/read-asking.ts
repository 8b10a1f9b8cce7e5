import {
  grantSchema,
  interruptSchema,
  parseWith,
  refusalSchema,
  type Grant,
  type InterruptRecord,
  type Issue,
  type Refusal,
  type Schema,
} from '../schema/index.ts'
import { isPlainObject, isSafeKey } from '../store/share.ts'

/** How many of each an agent's record is read for; an honest one has no room for more. */
const MAX_READ = 256

/** A question as it stands in an agent's record: valid, or with the reasons why it is not. */
export type ReadInterrupt =
  | { readonly id: string; readonly record: InterruptRecord; readonly issues: readonly [] }
  | { readonly id: string; readonly record: undefined; readonly raw: unknown; readonly issues: readonly Issue[] }

/** What an agent's record says beside its own schema: what it asks, was granted, and refuses. */
export interface Asking {
  /** By id. */
  readonly interrupts: ReadonlyMap<string, ReadInterrupt>
  /** By id. */
  readonly grants: ReadonlyMap<string, Grant>
  /** By proposal id. */
  readonly refusals: ReadonlyMap<string, Refusal>
}

/**
 * Reads what an agent asks out of its record. What is invalid hurts nothing else: a question shows as invalid, under
 * its id or, without one, its place in the list; grants and refusals are left out.
 */
export function readAsking(record: object | undefined): Asking {
  const { interrupts, grants, refusals } = (record ?? {}) as Readonly<Record<string, unknown>>
  const read = new Map<string, ReadInterrupt>()
  for (const [index, raw] of listOf(interrupts).entries()) {
    const parsed = parseWith(interruptSchema, raw)
    const id = parsed.ok ? parsed.value.id : (idOf(raw) ?? `#${index}`)
    // Of two under one id the first counts: it is the one that people may have answered.
    if (read.has(id)) continue
    read.set(
      id,
      parsed.ok ? { id, record: parsed.value, issues: [] } : { id, record: undefined, raw, issues: parsed.issues },
    )
  }
  const given = listOf(grants).flatMap((raw) => parsed(grantSchema, raw))
  const refused = isPlainObject(refusals) ? Object.entries(refusals).slice(0, MAX_READ) : []
  return {
    interrupts: read,
    grants: new Map(given.map((grant) => [grant.id, grant])),
    refusals: new Map(
      refused.flatMap(([id, raw]) => parsed(refusalSchema, raw).map((refusal) => [id, refusal] as const)),
    ),
  }
}

/** An agent that asks nothing. */
export const NOTHING_ASKED: Asking = readAsking(undefined)

function listOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw.slice(0, MAX_READ) : []
}

function parsed<Value>(schema: Schema<Value>, raw: unknown): Value[] {
  const result = parseWith(schema, raw)
  return result.ok ? [result.value as Value] : []
}

function idOf(raw: unknown): string | undefined {
  const id = isPlainObject(raw) ? raw['id'] : undefined
  return typeof id === 'string' && id !== '' && id.length <= 128 && !id.includes('/') && isSafeKey(id) ? id : undefined
}
