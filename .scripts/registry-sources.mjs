// Reads what an app may own of a widget: its composed component, on the public parts, and the stylesheets that it looks by.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './workspace.mjs'

export const SOURCES = path.join(ROOT, 'packages', 'ui', 'src')

/** What every widget looks by, in the order of the layer. */
export const SHARED_STYLES = ['tokens', 'reader-size', 'base', 'icon', 'status', 'avatar', 'forced-colors']

const IMPORT = /^import (?<type>type )?(?:\{ (?<names>[^}]+) \}|[^'{}]+) from '(?<from>[^']+)'$/gmu
/** The composed component under its public name, with its parts: the end of every widget's file. */
const NAMESPACE = /\n\/\*\* [^\n]*\*\/\nexport const (?<name>\w+): typeof Composed\w+ & \{.*?= \/\* @__PURE__ \*\/ Object\.assign\(Composed\w+, \{\n(?<parts>.*?)\n\}\)\n/su

/** Public name of every widget → the file it is in and the entry that has it. */
export function publicWidgets() {
  const entries = { '@callboard/ui': 'index.ts', '@callboard/ui/interrupts': 'interrupts/index.ts', '@callboard/ui/conversation': 'conversation/index.ts' }
  const widgets = new Map()
  for (const [entry, index] of Object.entries(entries)) {
    const text = readFileSync(path.join(SOURCES, index), 'utf8')
    for (const { 1: names, 2: from } of text.matchAll(/^export \{ ([^}]+) \} from '(\.[^']+)'$/gmu)) {
      const file = path.join(path.dirname(index), from)
      for (const name of names.split(', ').filter((one) => !one.startsWith('type '))) widgets.set(name, { name, entry, file })
    }
  }
  return [...widgets.values()].filter(({ file }) => NAMESPACE.test(readFileSync(path.join(SOURCES, file), 'utf8')))
}

/** The name of every type and value that an entry has. */
function exportsOf(entry) {
  const index = entry === '@callboard/ui' ? 'index.ts' : `${entry.replace('@callboard/ui/', '')}/index.ts`
  const text = readFileSync(path.join(SOURCES, index), 'utf8')
  return new Set([...text.matchAll(/^export \{ ([^}]+) \}/gmu)].flatMap(([, names]) => names.split(', ').map((name) => name.replace('type ', ''))))
}

/** Names of the parts of a widget's file, as it imports them → `Widget.Part`. */
function partNames(file) {
  const { name, parts } = NAMESPACE.exec(readFileSync(path.join(SOURCES, file), 'utf8'))?.groups ?? {}
  if (name === undefined) return new Map()
  return new Map([...parts.matchAll(/(\w+): (\w+)/gu)].map(([, part, imported]) => [imported, `${name}.${part}`]))
}

/**
 * The component as an app can own it: parts, words and types come from the package.
 * @param {{ name: string, entry: string, file: string }} widget
 */
export function ownedComponent(widget, widgets) {
  const text = readFileSync(path.join(SOURCES, widget.file), 'utf8')
  const parts = new Map(widgets.flatMap(({ file }) => [...partNames(file)]))
  const kept = []
  const needed = new Map()
  const need = (name, isType) => {
    const entry = widgets.find((one) => one.name === name)?.entry ?? (exportsOf('@callboard/ui').has(name) ? '@callboard/ui' : widget.entry)
    if (!exportsOf(entry).has(name)) throw new Error(`${widget.file} needs ${name}, which no entry of @callboard/ui exports; an app could not own it.`)
    needed.set(entry, (needed.get(entry) ?? new Set()).add(isType ? `type ${name}` : name))
  }
  for (const { 0: line, groups } of text.matchAll(IMPORT)) {
    if (!groups.from.startsWith('.')) {
      kept.push(line)
      continue
    }
    for (const given of groups.names.split(', ')) {
      const name = given.replace('type ', '')
      if (parts.has(name)) need(parts.get(name).split('.')[0], false)
      else need(name.startsWith('ENGLISH_') ? 'ENGLISH' : name, groups.type !== undefined || given.startsWith('type '))
    }
  }
  let body = text.replaceAll(IMPORT, '').replace(NAMESPACE, '\n').trim()
  for (const [imported, part] of parts) body = body.replaceAll(new RegExp(`\\b${imported}\\b(?!Options|State|Props)`, 'gu'), asImported(part, widget.name))
  body = body.replaceAll(/\bENGLISH_\w+/gu, 'ENGLISH').replace(/function Composed(\w+)/u, 'export function $1')
  const imports = [...needed].map(([entry, names]) => `import { ${[...names].toSorted().map((name) => (name === widget.name ? `${name} as Parts` : name)).join(', ')} } from '${entry}'`)
  const styles = stylesOf(widget.file).map((style) => `import './styles/${style}.css'`)
  return `'use client'\n\n${[...kept, ...imports, ...styles].join('\n')}\n\n${body}\n`
}

function asImported(part, own) {
  const [name, key] = part.split('.')
  return name === own ? `Parts.${key}` : part
}

/** The stylesheets of a widget: the shared ones, and those of every folder that its file stands on. */
export function stylesOf(file) {
  const folders = new Set()
  const seen = new Set()
  const visit = (one) => {
    if (seen.has(one) || !existsSync(path.join(SOURCES, one))) return
    seen.add(one)
    folders.add(one.split('/')[0])
    const text = readFileSync(path.join(SOURCES, one), 'utf8')
    // Types bring no look; what is loaded late does.
    const given = [...text.matchAll(/^(?!import type|export \{ type)[^\n]*from '(\.[^']+)'/gmu), ...text.matchAll(/import\('(\.[^']+)'\)/gu)]
    for (const [, from] of given) visit(path.join(path.dirname(one), from))
  }
  visit(file)
  const there = new Set(readdirSync(path.join(SOURCES, 'styles')).filter((name) => name.endsWith('.css')).map((name) => name.slice(0, -4)))
  // In the order of styles.css, which is the order in which they override one another.
  const order = [...readFileSync(path.join(SOURCES, 'styles.css'), 'utf8').matchAll(/styles\/([\w-]+)\.css/gu)].map(([, name]) => name)
  return order.filter((name) => there.has(name) && (SHARED_STYLES.includes(name) || folders.has(name)))
}
