/** Parts of a pixel are rounded. */
const SLACK_PX = 1

/** What is seen beyond the sides of a place, in words; what a widget clips, or lets its reader scroll to, is inside. */
export function sticksOut(place: Element): string[] {
  const { left, right } = place.getBoundingClientRect()
  const problems: string[] = []
  for (const element of place.querySelectorAll<HTMLElement>('*')) {
    if (!isSeen(element) || isHeld(element, place)) continue
    for (const box of [element.getBoundingClientRect(), ...textBoxes(element)]) {
      if (box.width === 0 || (box.left >= left - SLACK_PX && box.right <= right + SLACK_PX)) continue
      problems.push(`${element.tagName.toLowerCase()}.${element.classList[0] ?? ''} from ${Math.round(box.left - left)} to ${Math.round(box.right - left)}`)
      break
    }
  }
  return problems
}

function textBoxes(element: Element): DOMRect[] {
  const isClipped = getComputedStyle(element).overflowX !== 'visible'
  const texts = isClipped ? [] : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
  return texts.flatMap((text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    return [...range.getClientRects()]
  })
}

/** Whether something between it and its place keeps it in. */
function isHeld(element: Element, place: Element): boolean {
  for (let each = element.parentElement; each !== null && each !== place; each = each.parentElement) {
    if (getComputedStyle(each).overflowX !== 'visible') return true
  }
  return false
}

function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    if (getComputedStyle(each).clipPath === 'inset(50%)') return false
  }
  return true
}
