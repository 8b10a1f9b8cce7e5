import { CallboardError } from '@callboard/session/protocol'

/** Who has stopped the work that failed with `error`: their name, or nothing when nobody has. */
export function stoppedBy(error: unknown): string | undefined {
  if (!CallboardError.is(error, 'task-cancelled')) return undefined
  const by: unknown = error.details?.['by']
  if (typeof by !== 'object' || by === null) return undefined
  const { name, person } = by as { readonly name?: unknown; readonly person?: unknown }
  return typeof name === 'string' ? name : typeof person === 'string' ? 'Somebody' : undefined
}
