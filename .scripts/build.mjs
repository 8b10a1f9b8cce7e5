// Builds every package into its dist folder: one ES module and one declaration a source file, but for commands, which start the sooner
// the fewer files they have to find. What is an entry, package.json says.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { build } from 'tsdown'
import { ROOT } from './workspace.mjs'

const PACKAGES = ['session', 'agent', 'relay', 'react', 'ui']

/** Builds the named packages, all by default. Throws when one does not build. */
export async function buildPackages(names = PACKAGES) {
  for (const name of names) {
    const folder = path.join(ROOT, 'packages', name)
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    await build({
      config: false,
      cwd: folder,
      entry: entriesOf(manifest),
      outDir: 'dist',
      format: 'esm',
      platform: manifest.engines?.node ? 'node' : 'neutral',
      target: manifest.engines?.node ? 'node22.13' : 'es2022',
      tsconfig: path.join(ROOT, 'tsconfig.json'),
      unbundle: manifest.bin === undefined,
      fixedExtension: false,
      sourcemap: true,
      // Types are inferred from the schemas, so it takes the compiler to declare them.
      dts: { tsgo: true },
      // Its one warning each time is that the compiler is new.
      logLevel: 'error',
    })
  }
}

/** The source file of every export and command of a package. */
function entriesOf(manifest) {
  const exported = Object.values(manifest.exports).map((target) => target['@callboard/source'])
  const commands = Object.values(manifest.bin ?? {}).map((file) => file.replace(/^\.\/dist\/(.*)\.js$/, './src/$1.ts'))
  return [...new Set([...exported, ...commands])].filter((file) => file !== undefined)
}

if (process.argv[1] === import.meta.filename) await buildPackages(process.argv.length > 2 ? process.argv.slice(2) : undefined)
