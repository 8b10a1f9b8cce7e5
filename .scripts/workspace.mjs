// Where the workspace is, and the Node it brings.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** The export condition under which workspace packages resolve to their sources. */
export const SOURCE_CONDITION = '@callboard/source'

/** The Node that the workspace installs for itself. */
export function workspaceNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return path.join(ROOT, 'node_modules', 'node', 'bin', name)
}

/** The folders of all workspace packages that exist, relative to the root, with forward slashes. */
export function packageFolders() {
  return ['packages', 'apps'].flatMap((parent) =>
    existsSync(path.join(ROOT, parent))
      ? readdirSync(path.join(ROOT, parent)).map((name) => `${parent}/${name}`).filter((folder) => existsSync(path.join(ROOT, folder, 'package.json')))
      : [])
}
