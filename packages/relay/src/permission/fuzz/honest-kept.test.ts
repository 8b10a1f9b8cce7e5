import { expect, test } from 'vitest'
import { honestTeam } from './honest-team.ts'

// Teams of which an undo manager brought something back between neighbours that never stood side by side.
test.for([342, 815, 1143, 1426, 1461, 1625, 1639, 1820, 1888, 2096, 2143, 2563, 2593, 2671, 2720, 2734])(
  'what an undo manager brings back out of order is not refused, and has one place everywhere (team %i)',
  { timeout: Infinity },
  (seed) => {
    const { refused, agree } = honestTeam(seed, 500)
    expect({ refused, agree }).toEqual({ refused: [], agree: true })
  },
)
