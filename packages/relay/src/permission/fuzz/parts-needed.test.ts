import { expect, test } from 'vitest'
import { hostileEpisode } from './hostile-episode.ts'

/** Enough for each of them, and a small part of what the fuzz tries. */
const EPISODES = 300

test.for(['out-of-scope', 'foreign-client', 'mixed-parent', 'never-neighbours', 'map-slot', 'forward-reference', 'duplicate-client', 'delete-ranges', 'missing'] as const)(
  'the fuzz finds out that the part of the check for %s is switched off',
  { timeout: Infinity },
  (part) => {
    const escapes: string[] = []
    for (let seed = 1; seed <= EPISODES && escapes.length === 0; seed++) {
      escapes.push(...hostileEpisode(seed, { without: new Set([part]) }).escapes)
    }

    expect(escapes).not.toEqual([])
  },
)
