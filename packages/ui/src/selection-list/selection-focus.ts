import { activeElementOf } from '../region/active-element.ts'

const BUTTON = '[data-remove]'

/** When `item` leaves with the focus in it, the item after it gets the focus, or that before it, or the list itself. */
export function focusNeighbour(list: HTMLElement | null, item: HTMLElement): void {
  if (list === null || !item.contains(activeElementOf(item))) return
  const items = [...list.querySelectorAll<HTMLElement>('[data-selection]')]
  const index = items.indexOf(item)
  const neighbour = items[index + 1] ?? items[index - 1]
  const heir = neighbour?.querySelector<HTMLElement>(BUTTON) ?? list
  heir.focus()
}

/** Puts the focus on the remove button of `key`, or of the first item, or on the list itself. */
export function focusRemove(list: HTMLElement | null, key?: string): void {
  if (list === null) return
  const wanted = [...list.querySelectorAll<HTMLElement>('[data-selection]')].find(
    (item) => key === undefined || item.dataset['selection'] === key,
  )
  const heir = wanted?.querySelector<HTMLElement>(BUTTON) ?? list
  heir.focus()
}
