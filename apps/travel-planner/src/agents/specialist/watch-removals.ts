import type { SpecialistContext } from './specialist.ts'

/** A selection that a person took off the board. */
export interface Removal<Value> {
  readonly key: string
  readonly value: Value
}

/**
 * Watches for selections that somebody else takes off the board, tells `onRemoval`, and remembers their ids, so that
 * they are not chosen again. What this agent removes itself does not count.
 */
export function watchRemovals<Value extends { readonly id: string }>(
  { agent, memory }: SpecialistContext,
  isOurs: (key: string) => boolean,
  onRemoval: (removals: readonly Removal<Value>[]) => void,
): () => void {
  return agent.selections.subscribe((changes) => {
    const removals = changes
      .filter((change) => change.by === 'other' && change.value === undefined && isOurs(change.key))
      .flatMap(({ key, previous }) => (previous === undefined ? [] : [{ key, value: previous as unknown as Value }]))
    if (removals.length === 0) return
    memory.decline(
      agent.id,
      removals.map(({ value }) => value.id),
    )
    onRemoval(removals)
  })
}
