// Installs the workspace when what is installed is not what the lock file says. Works on any Node from 18 on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { ROOT, isNewEnough, packageFolders, workspaceNode } from './workspace.mjs'

const STAMP = path.join(ROOT, 'node_modules', '.callboard-installed')

/** Makes `node_modules` match the lock file. False when that failed; the reason has then been printed. */
export function installWhatIsMissing() {
  const wanted = fingerprint()
  if (isInstalled(wanted)) return true
  console.log('Installing dependencies (a minute or two the first time)…')
  // A system for which the registry has no Node to install can still use its own, if that is new enough.
  const installed = install() || (isNewEnough() && install('--ignore-scripts'))
  if (!installed || workspaceNode() === undefined) {
    console.error(
      'The dependencies could not be installed, and nothing can run without them. '
      + 'Check that npm reaches its registry, then run the same command again.',
    )
    return false
  }
  writeFileSync(STAMP, wanted)
  return true
}

function install(...flags) {
  const { packageManager } = JSON.parse(read('package.json'))
  const { status, error } = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', ...flags], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    // Without a terminal pnpm must not stop to ask.
    env: { ...process.env, CI: 'true' },
  })
  if (error) console.error(`npx could not be run: ${error.message}`)
  return status === 0
}

function isInstalled(wanted) {
  return workspaceNode() !== undefined && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted
}

/** Changes when a dependency does, or when the folder is used from another system. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packageFolders().map((folder) => `${folder}/package.json`)]) {
    hash.update(`${file}\n${read(file)}\n`)
  }
  return hash.digest('hex')
}

function read(file) {
  return readFileSync(path.join(ROOT, file), 'utf8')
}
