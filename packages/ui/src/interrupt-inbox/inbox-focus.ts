import { activeElementOf } from '../region/active-element.ts'

const ITEM = '[data-interrupt]'
const CONTROL = ':is(button, input, textarea, select, summary, a[href]):not([tabindex="-1"])'
/** Where these keys are needed to write, scroll or choose. */
const WRITING = 'textarea, select, input:not([type="checkbox"], [type="radio"]), [contenteditable]'

/** When `item` leaves with the focus in it, the item after it gets the focus, or that before it, or the inbox itself. */
export function focusNeighbour(inbox: HTMLElement | null, item: HTMLElement): void {
  if (inbox === null || !item.contains(activeElementOf(item))) return
  const items = itemsOf(inbox)
  const index = items.indexOf(item)
  const heir = items[index + 1] ?? items[index - 1] ?? inbox
  heir.focus()
}

/** The keyboard of the inbox: Page keys from question to question, Home and End, Enter to go in, Escape to come out. */
export function moveFocus(inbox: HTMLElement, key: string, target: HTMLElement): boolean {
  const items = itemsOf(inbox)
  const item = target.closest<HTMLElement>(ITEM)
  const index = item === null ? -1 : items.indexOf(item)
  const isOnItem = target === item
  const isWriting = target.matches(WRITING)
  switch (key) {
    case 'PageDown': return !isWriting && focus(items[Math.min(index + 1, items.length - 1)])
    case 'PageUp': return !isWriting && focus(items[Math.max(index - 1, 0)])
    case 'Home': return isOnItem && focus(items[0])
    case 'End': return isOnItem && focus(items.at(-1))
    case 'Enter': return isOnItem && focus(item?.querySelector<HTMLElement>(`.cb-interrupt-card-answer ${CONTROL}`) ?? item?.querySelector<HTMLElement>(CONTROL))
    case 'Escape': return !isOnItem && focus(item)
    default: return false
  }
}

function itemsOf(inbox: HTMLElement): HTMLElement[] {
  return [...inbox.querySelectorAll<HTMLElement>(ITEM)]
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus()
  return element !== null && element !== undefined
}
