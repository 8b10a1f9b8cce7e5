import { expect, test } from 'vitest'
import { measureRender } from './measure-render.ts'
import { quantile } from './quantile.ts'

test('an update of one agent counts as one row and no list, and as a list too where the list reads all', async () => {
  const { figures } = await measureRender({ sizes: [{ agents: 10, rounds: 1 }], updatesPerRound: 3 })
  const counted = figures.map(({ contender, rowsRendered, listsRendered }) => [contender, rowsRendered, listsRendered])
  expect(counted).toEqual([
    ['callboard: useAgents and useAgent', [1, 1, 1], [0, 0, 0]],
    ['peer: react-yjs, useY of all records', [1, 1, 1], [1, 1, 1]],
    ['peer: react-yjs, useY in each row over fields', [1, 1, 1], [0, 0, 0]],
    ['peer: useSyncExternalStore over toJSON()', [1, 1, 1], [1, 1, 1]],
  ])
}, 60_000)

test('a quantile is one of the values', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2)
  expect(quantile([4, 1, 3, 2], 0.95)).toBe(4)
})
