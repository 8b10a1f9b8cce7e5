import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { SessionAwareness } from './session-awareness.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('has no timer until its upkeep starts, and none after it is destroyed', () => {
  const awareness = new SessionAwareness(new Y.Doc())
  expect(vi.getTimerCount()).toBe(0)
  awareness.startUpkeep()
  awareness.startUpkeep()
  expect(vi.getTimerCount()).toBe(1)
  awareness.destroy()
  expect(vi.getTimerCount()).toBe(0)
})

test('renews its own state, and lets go of others that are silent', () => {
  const awareness = new SessionAwareness(new Y.Doc())
  awareness.setLocalState({ name: 'Ada' })
  const other = new Awareness(new Y.Doc())
  clearInterval(other._checkInterval)
  other.setLocalState({ name: 'Eve' })
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'test')
  const clock = awareness.meta.get(awareness.clientID)?.clock ?? 0
  awareness.startUpkeep()

  vi.advanceTimersByTime(18_000)
  expect(awareness.meta.get(awareness.clientID)?.clock).toBeGreaterThan(clock)
  expect(awareness.getStates().size).toBe(2)
  vi.advanceTimersByTime(15_000)
  expect([...awareness.getStates().values()]).toEqual([{ name: 'Ada' }])
  awareness.destroy()
})
