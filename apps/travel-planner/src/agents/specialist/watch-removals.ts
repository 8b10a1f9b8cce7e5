import type { ActivityKind } from '../../board/activity.ts'
import type { About } from '../../language/intent.ts'
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
export function watchRemovals<Value extends { readonly id: string; readonly kind?: ActivityKind }>(
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
    memory.setAbout(aboutOf(removals))
    memory.decline(
      agent.id,
      removals.map(({ value }) => value.id),
    )
    onRemoval(removals)
  })
}

/** What the conversation is about when a person has taken something off: "it". */
function aboutOf(removals: readonly Removal<{ readonly id: string; readonly kind?: ActivityKind }>[]): About {
  const keys = removals.map(({ key }) => key)
  if (keys.includes('hotel')) return { target: 'hotel' }
  if (keys.some((key) => key.startsWith('activity/'))) {
    return { target: 'activities', kinds: removals.flatMap(({ value }) => value.kind ?? []) }
  }
  if (keys.length > 1) return { target: 'flights' }
  return { target: keys[0] === 'flight/return' ? 'return' : 'outbound' }
}
