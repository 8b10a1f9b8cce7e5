import { expect, test } from 'vitest'
import { measureGrowth } from './measure-growth.ts'

test('a document stays small over 100,000 writes, 100 selections, 1,000 commands and 100 lives of an agent', async () => {
  const figures = await measureGrowth({ writes: 100_000, selections: 100, commands: 1_000, restarts: 100 })
  expect(figures.commandsDone).toBe(1_000)
  expect(figures.relayBytes).toBeLessThan(10_000)
  expect(figures.liveReaderBytes).toBeLessThan(10_000)
  expect(figures.freshReaderBytes).toBeLessThan(10_000)
  expect(figures.reloadedBytes).toBeLessThan(10_000)
  expect(figures.freshReaderHeapBytes).toBeLessThan(2_000_000)
  expect(figures.reloadedHeapBytes).toBeLessThan(2_000_000)
}, 300_000)
