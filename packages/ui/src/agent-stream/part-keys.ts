import type { SourcePart, StreamPart } from '@callboard/session/streams'
import { useState } from 'react'

/**
 * Gives each part a key that it keeps while parts grow, are added behind it, or leave in front of it: parts have no ids
 * of their own, and their places shift when the oldest are let go.
 */
class PartKeys {
  #parts: readonly StreamPart[] = []
  #keys: readonly number[] = []
  #next = 0

  keysOf(parts: readonly StreamPart[]): readonly number[] {
    if (parts === this.#parts) return this.#keys
    const shift = shiftBetween(this.#parts, parts)
    const keys = parts.map((part, index) => {
      const isSame = this.#parts[index + shift]?.type === part.type
      return (isSame ? this.#keys[index + shift] : undefined) ?? this.#next++
    })
    this.#parts = parts
    this.#keys = isEqual(keys, this.#keys) ? this.#keys : keys
    return this.#keys
  }
}

/** How many parts have left in front. */
function shiftBetween(before: readonly StreamPart[], now: readonly StreamPart[]): number {
  const [first] = now
  if (first === undefined || before[0] === first) return 0
  for (const [index, part] of now.entries()) {
    const found = before.indexOf(part)
    if (found >= 0) return Math.max(found - index, 0)
  }
  return 0
}

/** The sources among parts: the same array until they change. */
class Sources {
  #sources: readonly SourcePart[] = []

  among(parts: readonly StreamPart[]): readonly SourcePart[] {
    const sources = parts.filter(isSource)
    if (!isEqual(sources, this.#sources)) this.#sources = sources
    return this.#sources
  }
}

function isEqual<Item>(some: readonly Item[], others: readonly Item[]): boolean {
  return some.length === others.length && some.every((item, index) => item === others[index])
}

/** A key for each part; the same array until parts come or go. */
export function usePartKeys(parts: readonly StreamPart[]): readonly number[] {
  const [keys] = useState(() => new PartKeys())
  return keys.keysOf(parts)
}

/** All sources among the parts; the same array until they change. */
export function useSources(parts: readonly StreamPart[]): readonly SourcePart[] {
  const [sources] = useState(() => new Sources())
  return sources.among(parts)
}

export function isSource(part: StreamPart): part is SourcePart {
  return part.type === 'source-url' || part.type === 'source-document'
}

/** Whether more of this part may come. */
export function isUnfinished(part: StreamPart): boolean {
  if (part.type === 'text' || part.type === 'reasoning') return (part as { state: string }).state === 'streaming'
  if (part.type === 'dynamic-tool') return (part as { state: string }).state.startsWith('input-')
  return false
}
