// Packs the packages as they would be published.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { ROOT } from './workspace.mjs'

/**
 * Packs every package into `folder`; they must have been built.
 * @param {string} folder
 * @returns {Map<string, string>} package name to tarball path
 */
export function packPackages(folder) {
  const { packageManager } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const packed = spawnSync(
    'npx',
    ['--yes', packageManager, '--recursive', '--filter', './packages/*', 'pack', '--pack-destination', folder],
    { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' },
  )
  if (packed.status !== 0) throw new Error(`The packages could not be packed: ${packed.stdout}${packed.stderr}`)
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.tgz'))
      .map((file) => [file.replace(/^callboard-(\w+)-.*$/, '@callboard/$1'), path.join(folder, file)]),
  )
}
