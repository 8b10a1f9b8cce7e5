import type { Store } from '@callboard/session'
import { act, render, screen } from '@testing-library/react'
import { startTransition, StrictMode, useState, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import { useStore } from './use-store.ts'

interface Writable<Value> extends Store<Value> {
  set(value: Value): void
  listeners(): number
}

function writable<Value>(initial: Value): Writable<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    getSnapshot: () => value,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set: (next) => {
      value = next
      for (const listener of Array.from(listeners)) listener()
    },
    listeners: () => listeners.size,
  }
}

test('an inline selector that builds an object renders only when what it selects changes, and keeps its identity', () => {
  const store = writable({ name: 'Ada', age: 1 })
  const seen: object[] = []
  const Name = (): ReactElement => {
    const selected = useStore(store, ({ name }) => ({ name }))
    seen.push(selected)
    return <p>{selected.name}</p>
  }
  const { rerender } = render(<Name />)
  act(() => store.set({ name: 'Ada', age: 2 }))
  expect(seen).toHaveLength(1)
  rerender(<Name />)
  expect(new Set(seen).size).toBe(1)
  act(() => store.set({ name: 'Eve', age: 2 }))
  expect(screen.getByText('Eve')).toBeTruthy()
})

test('a selector that closes over props reads with the newest of them', () => {
  const store = writable<Record<string, string>>({ a: 'one', b: 'two' })
  const Entry = ({ name }: { name: string }): ReactElement => <p>{useStore(store, (values) => values[name])}</p>
  const { rerender } = render(<Entry name="a" />)
  rerender(<Entry name="b" />)
  expect(screen.getByText('two')).toBeTruthy()
  act(() => store.set({ a: 'one', b: 'three' }))
  expect(screen.getByText('three')).toBeTruthy()
})

test('another store is read at once, and the one before is let go', () => {
  const [first, second] = [writable('first'), writable('second')]
  const Value = ({ store }: { store: Store<string> }): ReactElement => <p>{useStore(store)}</p>
  const { rerender, unmount } = render(<StrictMode><Value store={first} /></StrictMode>)
  expect(first.listeners()).toBe(1)
  rerender(<StrictMode><Value store={second} /></StrictMode>)
  expect(screen.getByText('second')).toBeTruthy()
  expect([first.listeners(), second.listeners()]).toEqual([0, 1])
  unmount()
  expect(second.listeners()).toBe(0)
})

test('a change in the middle of a transition shows everywhere alike', async () => {
  const store = writable(0)
  const torn: string[] = []
  const Number = (): ReactElement => <span>{useStore(store)}</span>
  let grow: (count: number) => void = () => {}
  const List = (): ReactElement => {
    const [count, setCount] = useState(1)
    grow = setCount
    return <p>{Array.from({ length: count }, (_, index) => <Number key={index} />)}</p>
  }
  const { container } = render(<List />)
  const check = (): void => {
    const shown = new Set([...container.querySelectorAll('span')].map((span) => span.textContent))
    if (shown.size > 1) torn.push([...shown].join(' '))
  }
  const observer = new MutationObserver(check)
  observer.observe(container, { childList: true, subtree: true, characterData: true })
  await act(async () => {
    startTransition(() => grow(500))
    for (let value = 1; value <= 20; value += 1) {
      await new Promise((resolve) => setTimeout(resolve))
      store.set(value)
    }
  })
  observer.disconnect()
  check()
  expect(torn).toEqual([])
  expect(container.querySelectorAll('span')).toHaveLength(500)
  expect(container.querySelector('span')?.textContent).toBe('20')
})
