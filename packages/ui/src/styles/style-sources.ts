import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { generate, parse, walk, type CssNode, type Rule } from 'css-tree'

const SOURCES = path.resolve(import.meta.dirname, '..')

/** One stylesheet of the package, for tests that read them all. */
export interface StyleSource {
  /** Inside of `src`. */
  readonly file: string
  readonly text: string
  readonly tree: CssNode
}

/** What styles.css brings, in its order. */
export function widgetStyles(): readonly StyleSource[] {
  const index = readFileSync(path.join(SOURCES, 'styles.css'), 'utf8')
  return [...index.matchAll(/@import '\.\/(?<file>[^']+)' layer\(callboard\);/gu)].map(({ groups }) => readStyle(groups?.['file'] ?? ''))
}

/** The themes. */
export function themeStyles(): readonly StyleSource[] {
  return readdirSync(path.join(SOURCES, 'themes')).filter((file) => file.endsWith('.css')).map((file) => readStyle(`themes/${file}`))
}

export function readStyle(file: string): StyleSource {
  const text = readFileSync(path.join(SOURCES, file), 'utf8')
  return { file, text, tree: parse(text, { parseCustomProperty: true }) }
}

/** Every rule but the steps of animations, with its selectors one by one. */
export function rulesOf(tree: CssNode): readonly { rule: Rule; selectors: readonly string[] }[] {
  const found: { rule: Rule; selectors: readonly string[] }[] = []
  walk(tree, {
    visit: 'Rule',
    enter(rule) {
      if (this.atrule !== null && this.atrule.name.endsWith('keyframes')) return
      if (rule.prelude.type !== 'SelectorList') throw new Error(`Not understood: ${generate(rule.prelude)}`)
      found.push({ rule, selectors: rule.prelude.children.toArray().map((selector) => generate(selector)) })
    },
  })
  return found
}

/** The names of the properties that a rule declares. */
export function declaredBy(rule: Rule): readonly string[] {
  return rule.block.children.toArray().flatMap((node) => (node.type === 'Declaration' ? [node.property] : []))
}

/** The sources of widgets, where custom properties can be set by hand. */
export function componentTexts(): string {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file) && !/\.(?:test|stories)\./u.test(file))
    .map((file) => readFileSync(path.join(SOURCES, file), 'utf8'))
    .join('\n')
}
