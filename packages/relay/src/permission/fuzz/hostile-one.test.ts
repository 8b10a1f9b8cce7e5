import { expect, test } from 'vitest'
import { runPart } from './hostile-episodes.ts'

test('of 100,000 hostile updates none escapes and none throws (one of two)', { timeout: Infinity }, () => {
  const { escapes, verdicts, updates } = runPart(0, 2)

  expect(escapes).toEqual([])
  expect(updates).toBeGreaterThan(0)
  // The attacks reach what they are meant to try, and some of them are allowed.
  for (const name of ['apply', 'missing', 'out-of-scope', 'foreign-client', 'mixed-parent', 'map-slot']) {
    expect((verdicts[name] ?? 0) / updates, name).toBeGreaterThan(0.01)
  }
})
