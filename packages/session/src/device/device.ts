import { randomId } from '../document/random-id.ts'

const STORAGE_KEY = 'callboard.device'

let tab: string | undefined

/**
 * The device of this page, shared by all its sessions: one a tab, the same after a reload. A tab that is duplicated
 * copies `sessionStorage`, so the id is there only between two pages of one tab: taken out by the page that comes, put
 * back by the page that goes. Where there is no such storage (Node) or it is forbidden, the id is new with each page.
 */
export function tabDevice(): string {
  tab ??= openTab() ?? randomId()
  return tab
}

function openTab(): string | undefined {
  if (typeof window === 'undefined') return undefined
  try {
    const known = sessionStorage.getItem(STORAGE_KEY)
    const take = (): void => sessionStorage.removeItem(STORAGE_KEY)
    take()
    window.addEventListener('pagehide', () => sessionStorage.setItem(STORAGE_KEY, tabDevice()))
    // Shown again from the browser's cache of pages, with all its memory.
    window.addEventListener('pageshow', take)
    return known ?? undefined
  } catch {
    return undefined
  }
}
