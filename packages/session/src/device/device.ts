import { randomId } from './random-id.ts'

const STORAGE_KEY = 'callboard.device'

/** The device of a page: one a tab, the same after a reload. */
export interface TabDevice {
  /** The id. Asked for before it is certain, it is a fresh one from then on. */
  id(): string
  /** The id, once it is certain. */
  known(): string | undefined
  /** Resolves once the id is certain. */
  readonly ready: Promise<void>
}

let tab: TabDevice | undefined

/**
 * The device of this page, shared by all its sessions. A duplicated tab copies `sessionStorage`, so the id found there
 * counts only with its Web Lock held. Where either is missing (Node, an insecure page) the id is random.
 */
export function tabDevice(): TabDevice {
  tab ??= openTabDevice()
  return tab
}

function openTabDevice(): TabDevice {
  const storage = openStorage()
  const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined)
  let id: string | undefined
  const settle = (candidate: string): string => {
    id ??= candidate
    return id
  }
  if (storage === undefined || locks === undefined) {
    settle(randomId())
    return { id: () => id as string, known: () => id, ready: Promise.resolve() }
  }
  const claim = async (): Promise<void> => {
    const stored = storage.getItem(STORAGE_KEY)
    if (stored !== null && (await hold(locks, stored))) settle(stored)
    const settled = settle(randomId())
    if (settled === stored) return
    storage.setItem(STORAGE_KEY, settled)
    await hold(locks, settled)
  }
  const ready = claim().catch(() => void settle(randomId()))
  return { id: () => settle(randomId()), known: () => id, ready }
}

/** Whether this page now holds the lock of a device; it keeps it as long as it lives. */
function hold(locks: LockManager, id: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onGranted = (lock: Lock | null): Promise<void> => {
      resolve(lock !== null)
      return lock === null ? Promise.resolve() : new Promise(() => {})
    }
    locks.request(`${STORAGE_KEY}.${id}`, { ifAvailable: true }, onGranted).catch(reject)
  })
}

function openStorage(): Storage | undefined {
  try {
    return globalThis.window === undefined ? undefined : window.sessionStorage
  } catch {
    // Reading it throws where the user has forbidden storage.
    return undefined
  }
}

/** A device whose id is given. */
export function fixedDevice(id: string): TabDevice {
  return { id: () => id, known: () => id, ready: Promise.resolve() }
}
