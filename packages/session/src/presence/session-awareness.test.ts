import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createAwareness, startUpkeep } from './session-awareness.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('has no timer until its upkeep starts, and none after it is destroyed', () => {
  const awareness = createAwareness(new Y.Doc())
  expect(vi.getTimerCount()).toBe(0)
  startUpkeep(awareness)
  expect(vi.getTimerCount()).toBe(1)
  awareness.destroy()
  expect(vi.getTimerCount()).toBe(0)
})

test('renews its own state before a stock server forgets it, and renews nothing when there is none', () => {
  const awareness = createAwareness(new Y.Doc())
  const clock = (): number => awareness.meta.get(awareness.clientID)?.clock ?? 0
  awareness.setLocalState({ name: 'Ada' })
  startUpkeep(awareness)
  const before = clock()
  vi.advanceTimersByTime(29_000)
  expect(clock()).toBe(before + 1)
  awareness.setLocalState(null)
  vi.advanceTimersByTime(60_000)
  expect(clock()).toBe(before + 2)
  awareness.destroy()
})
