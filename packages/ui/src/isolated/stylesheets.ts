import { CallboardError } from '@callboard/session'

/** A stylesheet by its address, or as text. The text has to be whole: `@import` in it is not followed. */
export type IsolatedStylesheet = { readonly href: string } | { readonly text: string }

/** The same text is parsed once, however many places show it. */
const parsed = new Map<string, CSSStyleSheet>()

/** Puts the texts on the shadow root, in order. @throws CallboardError `option-invalid` for a text that is not whole */
export function adoptTexts(shadow: ShadowRoot, stylesheets: readonly IsolatedStylesheet[]): void {
  shadow.adoptedStyleSheets = stylesheets.filter((sheet) => 'text' in sheet).map(({ text }) => parsedSheet(text))
}

/** The addresses among them, in order. */
export function hrefsOf(stylesheets: readonly IsolatedStylesheet[]): string[] {
  return stylesheets.filter((sheet) => 'href' in sheet).map(({ href }) => href)
}

function parsedSheet(text: string): CSSStyleSheet {
  const known = parsed.get(text)
  if (known !== undefined) return known
  if (/^\s*@import\b/mu.test(text)) {
    throw new CallboardError({
      code: 'option-invalid',
      message: 'Isolated got the text of a stylesheet with @import, which is not followed in a text, so its widgets would have no look. '
        + 'Let a bundler make one text of it (in Vite: styles.css?inline), or give its address as { href }.',
    })
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  parsed.set(text, sheet)
  return sheet
}
