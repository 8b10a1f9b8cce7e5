// Makes a registry from which the shadcn command line copies widgets into an app that wants to own how they look:
// `npm run registry -- --into FOLDER`. FOLDER is then served, and named in the app's components.json as the registry @callboard.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { ownedComponent, publicWidgets, SOURCES, stylesOf } from './registry-sources.mjs'

const ITEM_SCHEMA = 'https://ui.shadcn.com/schema/registry-item.json'
const REGISTRY_SCHEMA = 'https://ui.shadcn.com/schema/registry.json'
/** Where the copies go in the app. */
const TARGET = 'components/callboard'

/** Writes `registry.json` and an item for each widget, stylesheet and theme into `folder`; returns the names of the items. */
export function buildRegistry(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const items = [...styleItems(), ...themeItems(), ...widgetItems()]
  for (const item of items) writeJson(path.join(folder, `${item.name}.json`), { $schema: ITEM_SCHEMA, ...item })
  const index = items.map(({ files, ...item }) => ({ ...item, files: files.map((one) => ({ ...one, content: undefined })) }))
  writeJson(path.join(folder, 'registry.json'), { $schema: REGISTRY_SCHEMA, name: 'callboard', homepage: 'https://www.npmjs.com/package/@callboard/ui', items: index })
  return items.map(({ name }) => name)
}

function widgetItems() {
  const widgets = publicWidgets()
  return widgets.map((widget) => {
    const name = path.basename(widget.file, '.tsx')
    const content = ownedComponent(widget, widgets)
    return {
      name,
      type: 'registry:component',
      title: widget.name,
      description: `${widget.name} of Callboard, composed of its parts, with its stylesheets.`,
      dependencies: [...new Set([...content.matchAll(/from '((?:@callboard\/)[\w-]+)/gu)].map(([, dependency]) => dependency))],
      registryDependencies: stylesOf(widget.file).map((style) => `@callboard/style-${style}`),
      files: [file(`${name}.tsx`, content, 'registry:component')],
    }
  })
}

function styleItems() {
  return readdirSync(path.join(SOURCES, 'styles')).filter((name) => name.endsWith('.css')).map((name) => {
    const text = readFileSync(path.join(SOURCES, 'styles', name), 'utf8')
    return {
      name: `style-${path.basename(name, '.css')}`,
      type: 'registry:file',
      title: `Stylesheet ${name}`,
      files: [file(`styles/${name}`, `@layer callboard {\n${text.trim()}\n}\n`)],
    }
  })
}

function themeItems() {
  return readdirSync(path.join(SOURCES, 'themes')).map((name) => ({
    name: `theme-${path.basename(name, '.css')}`,
    type: 'registry:file',
    title: `Theme ${path.basename(name, '.css')}`,
    files: [file(`themes/${name}`, readFileSync(path.join(SOURCES, 'themes', name), 'utf8'))],
  }))
}

function file(name, content, type = 'registry:file') {
  return { path: `${TARGET}/${name}`, type, target: `${TARGET}/${name}`, content }
}

function writeJson(name, value) {
  writeFileSync(name, `${JSON.stringify(value, null, 2)}\n`)
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { into: { type: 'string' } } })
  if (values.into === undefined) {
    console.error('Say where the registry goes: npm run registry -- --into FOLDER')
    process.exit(2)
  }
  const names = buildRegistry(path.resolve(values.into))
  console.log(`${names.length} items in ${path.resolve(values.into)}`)
}
