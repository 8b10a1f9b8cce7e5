import { generate, walk } from 'css-tree'
import { describe, expect, test } from 'vitest'
import { componentTexts, declaredBy, readStyle, rulesOf, themeStyles, widgetStyles } from './style-sources.ts'
import { tokenList, tokenTables } from './token-list.ts'

const WIDGETS = widgetStyles()
const THEMES = themeStyles()
const ALL = [...WIDGETS, ...THEMES]
const TOKENS = new Set(tokenList(readStyle('styles/tokens.css').text).map(({ name }) => name))

/** A class of ours, at the beginning of the attribute or after a space. */
const OURS = /\.cb-|\[class\^="cb-"\]/u
/** Where custom properties are declared; no other property may be. */
const BASE = /:root|\[data-(?:cb-)?theme|\[data-cb-base|\[data-cb-motion|\[dir=/u

test('styles.css brings every stylesheet there is, and all into the one layer', () => {
  const index = readStyle('styles.css')
  expect(index.text.match(/@import/gu)?.length).toBe(WIDGETS.length)
  expect(generate(index.tree)).not.toMatch(/\{/u)
})

describe.each(ALL.map((source) => [source.file, source] as const))('%s', (file, { tree, text }) => {
  test('reaches for nothing of the page: every selector has a class of ours', () => {
    const leaking = rulesOf(tree).flatMap(({ rule, selectors }) =>
      selectors.filter((selector) => !OURS.test(selector) && !(BASE.test(selector) && declaredBy(rule).every((name) => /^--(?:cb|lightningcss)-/u.test(name)))))
    expect(leaking).toEqual([])
  })

  test('names animations and containers so that they are not taken for those of the page', () => {
    const names: string[] = []
    walk(tree, (node) => {
      if (node.type === 'Atrule' && node.name.endsWith('keyframes')) names.push(generate(node.prelude ?? node))
      if (node.type === 'Atrule' && node.name === 'container') names.push(generate(node.prelude ?? node))
      if (node.type === 'Declaration' && node.property === 'container') names.push(generate(node.value))
    })
    expect(names.filter((name) => !name.startsWith('cb-'))).toEqual([])
  })

  test('has no length by the rem of the page', () => {
    expect(text.match(/[\d.]rem\b/gu)).toBeNull()
  })

  test('has no left and right where there is a begin and an end', () => {
    const physical: string[] = []
    walk(tree, (node) => {
      if (node.type !== 'Declaration') return
      if (/^(?:margin|padding|border)-(?:left|right|top|bottom)|^(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))$/u.test(node.property)) physical.push(node.property)
    })
    expect(physical).toEqual([])
  })

  test('takes only custom properties that are declared', () => {
    const own = new Set(rulesOf(tree).flatMap(({ rule }) => declaredBy(rule)))
    const used = [...text.matchAll(/var\((?<name>--cb-[\w-]+)/gu)].map(({ groups }) => groups?.['name'] ?? '')
    const elsewhere = `${componentTexts()}${WIDGETS.map((source) => source.text).join('\n')}`
    const unknown = used.filter((name) => !TOKENS.has(name) && !own.has(name) && !elsewhere.includes(`'${name}'`) && !elsewhere.includes(`  ${name}:`) && !elsewhere.includes(`{ ${name}:`))
    expect([...new Set(unknown)], file).toEqual([])
  })
})

test('every token is described, and a table of them all is kept for readers', async () => {
  const { tree, text } = readStyle('styles/tokens.css')
  const declared = new Set(rulesOf(tree).flatMap(({ rule }) => declaredBy(rule)))
  expect([...declared].filter((name) => !TOKENS.has(name))).toEqual([])
  await expect(`${HEADING}\n${tokenTables(tokenList(text))}`).toMatchFileSnapshot('../../TOKENS.md')
})

test('no token is there for nothing', () => {
  const used = WIDGETS.map(({ text }) => text).join('\n')
  expect([...TOKENS].filter((name) => !used.includes(`var(${name}`))).toEqual([])
})

test('a theme sets tokens and nothing else', () => {
  const others = THEMES.flatMap(({ tree }) => rulesOf(tree).flatMap(({ rule }) => declaredBy(rule))).filter((name) => !TOKENS.has(name))
  expect(others).toEqual([])
})

const HEADING = `# Custom properties

Made from \`src/styles/tokens.css\` by its test; \`npm test -- packages/ui/src/styles -u\` makes it anew. Set them on \`:root\` or on any
element around the widgets. \`light-dark()\` holds two colours; which one is shown follows \`--cb-color-scheme\`. One that is made of others
follows them on \`:root\` and on elements with \`data-cb-theme\`.
`
