import manifest from '../../package.json' with { type: 'json' }

const MODULES = import.meta.glob<Record<string, unknown>>(['../index.ts', '../*/index.ts', '../strings/{german/german,arabic/arabic}.ts'])

/** The sources of all entries that are code, from here. */
const ENTRIES = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [entry['@callboard/source'].replace('./src/', '../')])

/** What all entries of the package show. */
export interface ExportedWidgets {
  /** Composed ones, and parts that stand alone, by name. */
  readonly widgets: readonly string[]
  /** `AgentRoster.Root` and so on, and parts that stand alone. */
  readonly parts: readonly string[]
}

/** @throws Error for an entry of the package's manifest that is not looked at here */
export async function exportedWidgets(): Promise<ExportedWidgets> {
  const unknown = ENTRIES.filter((path) => MODULES[path] === undefined)
  if (unknown.length > 0) throw new Error(`No such entry is known here: ${unknown.join(', ')}.`)
  const modules = await Promise.all(ENTRIES.map(async (path) => await MODULES[path]?.()))
  const widgets: string[] = []
  const parts: string[] = []
  for (const [name, value] of modules.flatMap((module) => Object.entries(module ?? {}))) {
    const own = typeof value === 'function' ? Object.entries(value).filter(([, part]) => isPart(part)).map(([part]) => `${name}.${part}`) : []
    if (isPart(value) || own.length > 0) widgets.push(name)
    parts.push(...(isPart(value) ? [name] : own))
  }
  return { widgets, parts }
}

/** What `forwardRef` and `memo` give. */
function isPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$$typeof' in value
}
