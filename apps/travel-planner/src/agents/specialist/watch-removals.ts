import type { SpecialistContext } from './specialist.ts'

/** A selection that a person took off the board. */
export interface Removal<Value> {
  readonly key: string
  readonly value: Value
}

/**
 * Watches for selections that somebody else takes off the board, tells `onRemoval`, and remembers their ids, so that
 * they are not chosen again until somebody puts them back. What this agent removes itself does not count.
 */
export function watchRemovals<Value extends { readonly id: string }>(
  { agent, memory }: SpecialistContext,
  isOurs: (key: string) => boolean,
  onRemoval: (removals: readonly Removal<Value>[]) => void,
): () => void {
  return agent.selections.subscribe((changes) => {
    const others = changes.filter((change) => change.by === 'other' && isOurs(change.key))
    const back = others.flatMap(({ value }) => (value === undefined ? [] : [(value as unknown as Value).id]))
    if (back.length > 0) memory.accept(agent.id, back)
    const removals = others
      .filter((change) => change.value === undefined)
      .flatMap(({ key, previous }) => (previous === undefined ? [] : [{ key, value: previous as unknown as Value }]))
    if (removals.length === 0) return
    memory.decline(
      agent.id,
      removals.map(({ value }) => value.id),
    )
    onRemoval(removals)
  })
}
