// Where the workspace is, and the Node it brings.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** The export condition under which workspace packages resolve to their sources. */
export const SOURCE_CONDITION = '@callboard/source'

/** From this version on Node runs TypeScript as it is. */
const OWN_NODE_FROM = [22, 18]

/** The Node to run the workspace with: the one it installs, else this one if it is new enough, else undefined. */
export function workspaceNode() {
  const installed = path.join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(installed)) return installed
  return isNewEnough() ? process.execPath : undefined
}

/** Whether the Node that runs this could run the workspace itself. */
export function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > OWN_NODE_FROM[0] || (major === OWN_NODE_FROM[0] && minor >= OWN_NODE_FROM[1])
}

/** The folders of all workspace packages that exist, relative to the root, with forward slashes. */
export function packageFolders() {
  return ['packages', 'apps'].flatMap((parent) =>
    existsSync(path.join(ROOT, parent))
      ? readdirSync(path.join(ROOT, parent)).map((name) => `${parent}/${name}`).filter((folder) => existsSync(path.join(ROOT, folder, 'package.json')))
      : [])
}
