// Packs the packages as they would be published. `npm run pack -- --into FOLDER` builds them first.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { buildPackages } from './build.mjs'
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

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { into: { type: 'string' } } })
  if (values.into === undefined) {
    console.error('Say where the tarballs go: npm run pack -- --into FOLDER')
    process.exit(2)
  }
  const folder = path.resolve(values.into)
  mkdirSync(folder, { recursive: true })
  await buildPackages()
  for (const tarball of packPackages(folder).values()) console.log(tarball)
}
