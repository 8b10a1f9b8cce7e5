import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What a browser keeps of a tab. */
function fakeTab(stored: Iterable<readonly [string, string]> = []): {
  storage: Map<string, string>
  fire: (event: string) => void
} {
  const storage = new Map(stored)
  const page = new EventTarget()
  vi.stubGlobal('window', page)
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  })
  return { storage, fire: (event) => page.dispatchEvent(new Event(event)) }
}

/** The device as a page that has just been loaded sees it. */
async function loadPage(): Promise<string> {
  vi.resetModules()
  const { tabDevice } = await import('./device.ts')
  expect(tabDevice()).toBe(tabDevice())
  return tabDevice()
}

beforeEach(() => {
  vi.unstubAllGlobals()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('a reload keeps the device of the tab', async () => {
  const { fire, storage } = fakeTab()
  const before = await loadPage()
  fire('pagehide')
  fakeTab(storage)
  expect(await loadPage()).toBe(before)
})

test('a duplicated tab is a device of its own', async () => {
  const { storage } = fakeTab()
  const original = await loadPage()
  fakeTab(storage)
  expect(await loadPage()).not.toBe(original)
})

test('a page that comes back from the cache takes its id out of reach of duplicates again', async () => {
  const { fire, storage } = fakeTab()
  const original = await loadPage()
  fire('pagehide')
  fire('pageshow')
  fakeTab(storage)
  expect(await loadPage()).not.toBe(original)
})

test('a page that may not use storage, and a process without a page, have a device all the same', async () => {
  expect(await loadPage()).toMatch(/./)
  vi.stubGlobal('window', new EventTarget())
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('Forbidden', 'SecurityError')
    },
  })
  expect(await loadPage()).toMatch(/./)
  Reflect.deleteProperty(globalThis, 'sessionStorage')
})
