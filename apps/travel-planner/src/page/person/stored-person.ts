/** Who uses this browser: made up on the first visit, kept from then on. */
export interface StoredPerson {
  readonly id: string
  readonly name: string
}

const STORAGE_KEY = 'callboard-travel-person'

/** The name of one who has not said theirs. */
export const GUEST = 'Guest'

/** The person of this browser. Without storage (a private window may refuse it) a new one a visit. */
export function loadPerson(): StoredPerson {
  const stored = readStored()
  if (stored) return stored
  const person = { id: crypto.randomUUID(), name: GUEST }
  savePerson(person)
  return person
}

/** Keeps the person for the next visit. */
export function savePerson(person: StoredPerson): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(person))
  } catch {
    // The name then lasts as long as the page.
  }
}

function readStored(): StoredPerson | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null')
    if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return undefined
    const { id, name } = value
    return typeof id === 'string' && id !== '' && typeof name === 'string' && name !== '' ? { id, name } : undefined
  } catch {
    return undefined
  }
}
