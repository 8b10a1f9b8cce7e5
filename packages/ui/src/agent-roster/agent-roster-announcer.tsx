import { useAgents, useSession } from '@callboard/react'
import type { DerivedStatus } from '@callboard/session'
import { useEffect, useState } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** A screen reader is left in peace for this long after it was told something, so that a burst is one sentence. */
const QUIET_MS = 1_500

interface StatusChange {
  readonly name: string
  readonly status: DerivedStatus
}

/**
 * Tells screen readers of changed statuses: politely, once, many as one sentence, never progress or activity.
 * Renders a `<div>` that is not seen.
 */
export const AgentRosterAnnouncer: Part<'div', object> = createPart('div', 'AgentRoster.Announcer', () => {
  const changes = useStatusChanges()
  const { strings, formats } = useStrings(ENGLISH_ROSTER)
  return {
    state: {},
    own: {
      role: 'status',
      'aria-live': 'polite',
      'aria-atomic': true,
      className: 'cb-visually-hidden',
      children: changes.length === 0 ? '' : strings.statusChanges(changes, formats),
    },
  }
})

/** The statuses that changed in the last round; those who were there from the start have changed nothing. */
function useStatusChanges(): readonly StatusChange[] {
  const { agents } = useSession()
  const ids = useAgents()
  const [announced, setAnnounced] = useState<readonly StatusChange[]>([])
  const [watch] = useState(() => new StatusWatch(setAnnounced))

  useEffect(() => {
    watch.begin()
    return () => watch.end()
  }, [watch])

  useEffect(() => {
    const stops = ids.map((id) => {
      const store = agents.get(id)
      const look = (): void => {
        const agent = store.getSnapshot()
        if (agent !== undefined) watch.see(id, agent.name, agent.status)
      }
      look()
      return store.subscribe(look)
    })
    return () => stops.forEach((stop) => stop())
  }, [agents, ids, watch])

  return announced
}

/** Collects changes and hands them on in rounds; who changed back in the meantime has not changed. */
class StatusWatch {
  readonly #announce: (changes: readonly StatusChange[]) => void
  readonly #told = new Map<string, DerivedStatus>()
  readonly #seen = new Map<string, StatusChange>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(announce: (changes: readonly StatusChange[]) => void) {
    this.#announce = announce
  }

  begin(): void {
    for (const [id, { status }] of this.#seen) this.#told.set(id, status)
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  see(id: string, name: string, status: DerivedStatus): void {
    if (!this.#told.has(id)) this.#told.set(id, status)
    this.#seen.set(id, { name, status })
    if (this.#told.get(id) !== status) this.#timer ??= setTimeout(() => this.#tell(), QUIET_MS)
  }

  #tell(): void {
    this.#timer = undefined
    const changes: StatusChange[] = []
    for (const [id, change] of this.#seen) {
      if (this.#told.get(id) === change.status) continue
      this.#told.set(id, change.status)
      changes.push(change)
    }
    if (changes.length > 0) this.#announce(changes)
  }
}
