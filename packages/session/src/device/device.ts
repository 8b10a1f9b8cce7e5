import { uuidv4 } from 'lib0/random'

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
 * counts only with its Web Lock held. Where either is missing (Node, an insecure page) or forbidden the id is random.
 */
export function tabDevice(): TabDevice {
  tab ??= openTabDevice()
  return tab
}

/** A device whose id is given. */
export function fixedDevice(id: string): TabDevice {
  return { id: () => id, known: () => id, ready: Promise.resolve() }
}

function openTabDevice(): TabDevice {
  let id: string | undefined
  const settle = (): string => (id ??= uuidv4())
  const claim = async (): Promise<void> => {
    const stored = sessionStorage.getItem(STORAGE_KEY)
    if (stored !== null && (await hold(stored))) id ??= stored
    if (settle() === stored) return
    sessionStorage.setItem(STORAGE_KEY, settle())
    await hold(settle())
  }
  // In Node there may be a sessionStorage, which is no tab's.
  const claimed = typeof window === 'undefined' ? Promise.resolve() : claim()
  const ready = claimed.catch(() => undefined).then(() => void settle())
  return { id: settle, known: () => id, ready }
}

/** Whether this page now holds the lock of a device; it keeps it as long as it lives. */
function hold(id: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onGranted = (lock: Lock | null): Promise<void> | undefined => {
      resolve(lock !== null)
      return lock === null ? undefined : new Promise(() => {})
    }
    navigator.locks.request(`${STORAGE_KEY}.${id}`, { ifAvailable: true }, onGranted).catch(reject)
  })
}
