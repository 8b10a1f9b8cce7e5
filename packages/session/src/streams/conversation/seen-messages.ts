import type { ConversationEntry } from '../../schema/index.ts'

/** The messages of a conversation that were seen, each by its author and id: nobody's message hides another's. */
export interface SeenMessages {
  readonly has: (entry: ConversationEntry) => boolean
  /** The message to be shown, under an id that no other has; `undefined` if it was seen before. */
  readonly add: (entry: ConversationEntry) => ConversationEntry | undefined
  readonly clear: () => void
}

/** Makes an empty set of them. */
export function createSeenMessages(): SeenMessages {
  const keys = new Set<string>()
  const ids = new Set<string>()
  return {
    has: (entry) => keys.has(keyOf(entry)),
    add: (entry) => {
      const key = keyOf(entry)
      if (keys.has(key)) return undefined
      const id = ids.has(entry.id) ? key : entry.id
      keys.add(key)
      ids.add(id)
      return { ...entry, id }
    },
    clear: () => {
      keys.clear()
      ids.clear()
    },
  }
}

function keyOf({ id, from }: ConversationEntry): string {
  return JSON.stringify([from.kind, from.id, id])
}
