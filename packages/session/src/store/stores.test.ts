import { expect, test, vi } from 'vitest'
import { createBatch } from './batch.ts'
import { createDerived } from './derived-store.ts'
import { createKeyedStore } from './keyed-store.ts'

test('a change of one key wakes the subscribers of that key alone', () => {
  const store = createKeyedStore<number>(createBatch())
  store.set('a', 1)
  const [a, b, ids] = [vi.fn(), vi.fn(), vi.fn()]
  store.get('a').subscribe(a)
  store.get('b').subscribe(b)
  store.ids.subscribe(ids)
  store.set('a', 2)
  expect([a, b, ids].map((listener) => listener.mock.calls.length)).toEqual([1, 0, 0])
  store.set('b', 1)
  expect([a, b, ids].map((listener) => listener.mock.calls.length)).toEqual([1, 1, 1])
})

test('ids are sorted and the same array until one comes or goes', () => {
  const store = createKeyedStore<number>(createBatch())
  for (const id of ['b', 'c', 'a']) store.set(id, 1)
  const ids = store.ids.getSnapshot()
  expect(ids).toEqual(['a', 'b', 'c'])
  store.set('a', 2)
  expect(store.ids.getSnapshot()).toBe(ids)
  store.set('b', undefined)
  expect(store.ids.getSnapshot()).toEqual(['a', 'c'])
})

test('a store of a key that was asked for, left and forgotten still works', () => {
  const store = createKeyedStore<number>(createBatch())
  const kept = store.get('late')
  kept.subscribe(() => {})()
  const wake = vi.fn()
  kept.subscribe(wake)
  store.set('late', 7)
  expect(wake).toHaveBeenCalledTimes(1)
  expect(kept.getSnapshot()).toBe(7)
})

test('within a batch nobody is told before everything has changed', () => {
  const batch = createBatch()
  const left = createKeyedStore<number>(batch)
  const right = createKeyedStore<number>(batch)
  const seen: (number | undefined)[] = []
  left.get('x').subscribe(() => seen.push(right.read('x')))
  batch.run(() => {
    left.set('x', 1)
    left.set('x', 2)
    right.set('x', 3)
  })
  expect(seen).toEqual([3])
})

test('a derived store computes when read, once a change, and keeps equal parts', () => {
  let source = { list: [1, 2], other: 0 }
  const compute = vi.fn(() => structuredClone(source))
  const store = createDerived(createBatch(), compute)
  const first = store.getSnapshot()
  expect(store.getSnapshot()).toBe(first)
  expect(compute).toHaveBeenCalledTimes(1)
  source = { list: [1, 2], other: 1 }
  store.invalidate()
  expect(store.getSnapshot().list).toBe(first.list)
  expect(compute).toHaveBeenCalledTimes(2)
})

test('a derived store wakes nobody when its value comes out the same', () => {
  let source = 1
  const store = createDerived(createBatch(), () => source % 2)
  const wake = vi.fn()
  store.subscribe(wake)
  source = 3
  store.invalidate()
  expect(wake).not.toHaveBeenCalled()
  source = 4
  store.invalidate()
  expect(wake).toHaveBeenCalledTimes(1)
})

test('a keyed store may hold something for what is not there', () => {
  const store = createKeyedStore<number, string>(createBatch(), 'nothing')
  expect(store.get('a').getSnapshot()).toBe('nothing')
  store.set('a', 1)
  expect(store.get('a').getSnapshot()).toBe(1)
})

test('a listener that throws keeps nobody else from being told', async () => {
  const uncaught = new Promise((resolve) => {
    process.once('uncaughtException', resolve)
  })
  const listeners = process.listeners('uncaughtException').slice(0, -1)
  for (const listener of listeners) process.off('uncaughtException', listener)
  const store = createKeyedStore<number>(createBatch())
  const wake = vi.fn()
  store.get('a').subscribe(() => {
    throw new Error('a bug of the app')
  })
  store.get('a').subscribe(wake)
  store.set('a', 1)
  expect(wake).toHaveBeenCalledTimes(1)
  expect(await uncaught).toMatchObject({ message: 'a bug of the app' })
  for (const listener of listeners) process.on('uncaughtException', listener)
})
