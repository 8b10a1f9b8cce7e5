import { expect, test } from 'vitest'
import { rulesOf, themeStyles, widgetStyles } from './style-sources.ts'

// With `* + *` anywhere, a browser styles all rows of a list anew for each that is added or taken away: a long one cannot be scrolled then.
test.each([...widgetStyles(), ...themeStyles()].map((source) => [source.file, source] as const))('%s has no rule for any element beside another', (_file, { tree }) => {
  const wide = rulesOf(tree).flatMap(({ selectors }) => selectors.filter((selector) => /[+~]\s*\*|\*\s*[+~]/u.test(selector)))
  expect(wide).toEqual([])
})
