/** Roots whose keys are ids of agents and people, as identities have them. */
const BY_ID: ReadonlySet<string> = new Set(['agents', 'people'])

/** Roots whose names are Callboard's own. */
const KNOWN: ReadonlySet<string> = new Set([...BY_ID, 'selections', 'config', 'session'])

/**
 * What a log may say of where a write was going: the root, and whose record. Keys besides, and the names of an app's roots, are as
 * much content as what stands under them.
 */
export function pathForLog(path: unknown): string | undefined {
  if (typeof path !== 'string') return undefined
  const [root = '', key] = path.split('/')
  if (!KNOWN.has(root)) return '…'
  if (key === undefined) return root
  return BY_ID.has(root) ? `${root}/${key}` : `${root}/…`
}
