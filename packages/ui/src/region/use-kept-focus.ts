import { useEffect, type RefObject } from 'react'
import { activeElementOf, hasNoFocus } from './active-element.ts'

/**
 * When what has the focus leaves the element, the focus goes to the question that it stood in, or else to the element itself,
 * never to the page. A focus that was moved on purpose is left alone.
 */
export function useKeptFocus(element: RefObject<HTMLElement | null>, isShown: boolean): void {
  useEffect(() => {
    const root = element.current
    if (root === null || !isShown) return
    let held: { readonly target: HTMLElement; readonly home: HTMLElement } | undefined
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) held = { target, home: target.closest<HTMLElement>('[data-interrupt]') ?? root }
    }
    const onFocusOut = (): void => {
      // Leaving by removal is over after this turn; what is still there then was left on purpose.
      queueMicrotask(() => {
        if (held?.target.isConnected && activeElementOf(root) !== held.target) held = undefined
      })
    }
    const observer = new MutationObserver(() => {
      if (held === undefined || held.target.isConnected) return
      const home = held.home.isConnected ? held.home : root
      held = undefined
      if (hasNoFocus(home)) home.focus()
    })
    root.addEventListener('focusin', onFocusIn)
    root.addEventListener('focusout', onFocusOut)
    observer.observe(root, { childList: true, subtree: true })
    return () => {
      root.removeEventListener('focusin', onFocusIn)
      root.removeEventListener('focusout', onFocusOut)
      observer.disconnect()
    }
  }, [element, isShown])
}
