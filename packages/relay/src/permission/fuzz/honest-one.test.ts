import { expect, test } from 'vitest'
import { honestTeam } from './honest-team.ts'

const EDITS_PER_TEAM = 500

test('of 100,000 honest edits, offline, out of order, undone and at once, none is refused, and all agree (one of two)', { timeout: Infinity }, () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { refused, agree, edits } = honestTeam(seed, EDITS_PER_TEAM)
    expect({ seed, refused, agree, edits }).toEqual({ seed, refused: [], agree: true, edits: EDITS_PER_TEAM })
  }
})
