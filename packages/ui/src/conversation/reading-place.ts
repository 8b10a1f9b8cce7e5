/** Who scrolls down so near to the end, in pixels, has come to it. */
const AT_END_PX = 24

const MESSAGE = '[data-message]'

/** A message, and how far it is below the beginning of all of them, in pixels. */
interface Anchor {
  readonly message: HTMLElement
  readonly offset: number
}

/**
 * Where the reader is in a list that scrolls, and keeps it so, before anything is painted: at its end, whatever comes; or
 * at the topmost message that is seen, while others above it come or grow. Browsers that keep a place by themselves do
 * not at the very beginning of a list, and Safari does not at all; so it is done here for all.
 *
 * Only the reader leaves the end: by wheel, keys, touch or the scroll bar, or by selecting something, which would move
 * away below the pointer.
 */
export class ReadingPlace {
  readonly #list: HTMLElement
  readonly #onChange: (isAtEnd: boolean) => void
  readonly #observer: ResizeObserver
  readonly #end = new AbortController()
  #isAtEnd = true
  #anchor: Anchor | undefined
  /** The first message, as it was when all was last in its place. */
  #head: Anchor | undefined
  #top: number
  #height: number

  /** `onChange` is told when the reader comes to the end or leaves it. */
  constructor(list: HTMLElement, content: HTMLElement, onChange: (isAtEnd: boolean) => void) {
    this.#list = list
    this.#onChange = onChange
    this.goToEnd()
    this.#top = list.scrollTop
    this.#height = list.scrollHeight
    this.#observer = new ResizeObserver(this.#onResize)
    this.#observer.observe(content)
    this.#observer.observe(list)
    const { signal } = this.#end
    list.addEventListener('scroll', this.#onScroll, { passive: true, signal })
    list.addEventListener('wheel', ({ deltaY }) => deltaY < 0 && this.#leave(), { passive: true, signal })
    list.addEventListener('keydown', (event) => isKeyUp(event) && this.#leave(), { signal })
    this.#watchTouches(signal)
  }

  end(): void {
    this.#observer.disconnect()
    this.#end.abort()
  }

  goToEnd(): void {
    this.#scrollTo(this.#list.scrollHeight)
    this.#setAtEnd(true)
  }

  readonly #onScroll = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = this.#list
    const before = this.#top
    const left = scrollHeight - scrollTop - clientHeight
    this.#top = scrollTop
    // What this itself has scrolled says nothing of the reader.
    if (scrollTop !== before) {
      if (left <= 1 || (left <= AT_END_PX && scrollTop > before)) this.#setAtEnd(true)
      else if (scrollTop < before) this.#setAtEnd(false)
    }
    if (this.#isAtEnd) return
    // Something may have come in above since the reader scrolled, before this is heard of.
    const head = this.#head
    if (head?.message.isConnected && head.message.offsetTop !== head.offset) this.#anchor = head
    else this.#anchor = anchorAt(topmost(this.#list))
  }

  /** Browsers scroll in small steps, and give up when they are scrolled meanwhile: so the wish alone counts. */
  #leave(): void {
    if (this.#list.scrollTop === 0 || !this.#isAtEnd) return
    this.#setAtEnd(false)
    this.#anchor = anchorAt(topmost(this.#list))
  }

  #watchTouches(signal: AbortSignal): void {
    let y = 0
    const note = ({ touches: [touch] }: TouchEvent): void => {
      const before = y
      y = touch?.clientY ?? 0
      if (y > before && before > 0) this.#leave()
    }
    this.#list.addEventListener('touchstart', ({ touches: [touch] }) => void (y = touch?.clientY ?? 0), { passive: true, signal })
    this.#list.addEventListener('touchmove', note, { passive: true, signal })
  }

  readonly #onResize = (): void => {
    const list = this.#list
    const grown = list.scrollHeight - this.#height
    this.#height = list.scrollHeight
    if (this.#isAtEnd && grown > 0 && this.#isSelecting()) this.#setAtEnd(false)
    if (this.#isAtEnd) this.#scrollTo(list.scrollHeight)
    else this.#keepAnchor()
    this.#head = anchorAt(list.querySelector<HTMLElement>(MESSAGE))
  }

  #keepAnchor(): void {
    const anchor = this.#anchor
    const moved = anchor?.message.isConnected ? anchor.message.offsetTop - anchor.offset : 0
    if (moved !== 0) this.#scrollTo(this.#list.scrollTop + moved)
    this.#anchor = anchorAt(anchor?.message.isConnected ? anchor.message : topmost(this.#list))
  }

  #scrollTo(top: number): void {
    this.#list.scrollTop = top
    this.#top = this.#list.scrollTop
  }

  #setAtEnd(isAtEnd: boolean): void {
    if (this.#isAtEnd === isAtEnd) return
    this.#isAtEnd = isAtEnd
    this.#onChange(isAtEnd)
  }

  #isSelecting(): boolean {
    const selection = document.getSelection()
    return selection !== null && !selection.isCollapsed && this.#list.contains(selection.anchorNode)
  }
}

const KEYS_UP: ReadonlySet<string> = new Set(['ArrowUp', 'PageUp', 'Home'])

function isKeyUp({ key, shiftKey }: KeyboardEvent): boolean {
  return KEYS_UP.has(key) || (key === ' ' && shiftKey)
}

function anchorAt(message: HTMLElement | null | undefined): Anchor | undefined {
  return message ? { message, offset: message.offsetTop } : undefined
}

/** The first message whose end is in view; they stand in order, so half of them can be left out each time. */
function topmost(list: HTMLElement): HTMLElement | undefined {
  const messages = list.querySelectorAll<HTMLElement>(MESSAGE)
  const { top } = list.getBoundingClientRect()
  let [low, high] = [0, messages.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle
    else low = middle + 1
  }
  return messages[low]
}
