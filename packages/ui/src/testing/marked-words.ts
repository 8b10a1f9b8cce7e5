import { ENGLISH } from '../strings/english/english.ts'
import type { Strings } from '../strings/strings.ts'

/** A language without Latin letters, so that none of those on the page come from its numbers and times. */
export const MARKED_LOCALE = 'ar-EG'

/** The words of the widgets, each between ⟦ and ⟧. */
export const MARKED_WORDS: Strings = mark(ENGLISH) as Strings

function mark(words: unknown): unknown {
  if (typeof words === 'string') return words === '' ? '' : `⟦${words}⟧`
  if (typeof words === 'function') return (...given: unknown[]): unknown => mark((words as (...all: unknown[]) => unknown)(...given))
  if (typeof words !== 'object' || words === null) return words
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, mark(value)]))
}

/** What is read, or read out, beside text. */
const SPOKEN = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'placeholder', 'title']

/** The words in Latin letters of an element that no table gave it: data, or what cannot be translated. */
export function unmarkedWords(element: Element): string[] {
  const all = [element, ...element.querySelectorAll('*')]
  const texts = [textOf(element), ...all.flatMap((each) => SPOKEN.map((name) => each.getAttribute(name) ?? ''))]
  return texts.flatMap((text) => outsideOfMarks(text).match(/[a-z]{2,}/giu) ?? [])
}

/** Texts that stand in elements of their own are words of their own. */
function textOf(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let text = ''
  while (walker.nextNode()) text += ` ${walker.currentNode.textContent ?? ''}`
  return text
}

function outsideOfMarks(text: string): string {
  let depth = 0
  let outside = ''
  for (const letter of text) {
    if (letter === '⟦') depth += 1
    else if (letter === '⟧') depth -= 1
    else if (depth === 0) outside += letter
  }
  return outside
}
