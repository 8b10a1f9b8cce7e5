/** How far outside of what is seen counts as near: half a screen, so that what is scrolled to is there already. */
const MARGIN = '50%'

interface Watched {
  isNear: boolean | undefined
  readonly listeners: Set<(isNear: boolean) => void>
}

const watched = new Map<Element, Watched>()
let observer: IntersectionObserver | undefined

/**
 * Tells whether an element is in the viewport or near it: once that is known, and whenever it changes. The result ends
 * it. One observer serves the page. Where there is none (a DOM without layout), every element is near.
 */
export function watchNearness(element: Element, listener: (isNear: boolean) => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    listener(true)
    return () => {}
  }
  const entry: Watched = watched.get(element) ?? { isNear: undefined, listeners: new Set() }
  entry.listeners.add(listener)
  if (watched.has(element)) {
    if (entry.isNear !== undefined) listener(entry.isNear)
  } else {
    watched.set(element, entry)
    // What scrolls inside the page clips as the page does, and has a margin of its own.
    const options: IntersectionObserverInit = { rootMargin: MARGIN, scrollMargin: MARGIN }
    observer ??= new IntersectionObserver(tell, options)
    observer.observe(element)
  }
  return () => {
    if (!entry.listeners.delete(listener) || entry.listeners.size > 0) return
    watched.delete(element)
    observer?.unobserve(element)
  }
}

function tell(changes: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of changes) {
    const entry = watched.get(target)
    if (entry === undefined || entry.isNear === isIntersecting) continue
    entry.isNear = isIntersecting
    for (const listener of [...entry.listeners]) listener(isIntersecting)
  }
}
