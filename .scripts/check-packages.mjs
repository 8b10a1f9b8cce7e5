// Judges every package as it would be published: publint for its manifest, attw for its types. They may find nothing.
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { packPackages } from './pack.mjs'

/** The packages are ES modules only: how CommonJS and the resolver of Node 10 would see them is no matter. */
const IGNORED_RESOLUTIONS = ['node10', 'node16-cjs']

const folder = mkdtempSync(path.join(tmpdir(), 'callboard-pack-'))
try {
  const packages = packPackages(folder)
  if (packages.size === 0) throw new Error('No package was packed.')
  for (const [name, tarball] of packages) {
    const findings = [...(await manifestFindings(tarball)), ...(await typeFindings(tarball))]
    console.log(`${name}: ${findings.length === 0 ? 'nothing found' : `\n  ${findings.join('\n  ')}`}`)
    if (findings.length > 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function manifestFindings(tarball) {
  const data = readFileSync(tarball)
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) }, strict: true })
  return messages.map((message) => `publint ${message.type}: ${formatMessage(message, pkg, { color: false })}`)
}

async function typeFindings(tarball) {
  const data = createPackageFromTarballData(new Uint8Array(readFileSync(tarball)))
  const result = await checkPackage(data, { excludeEntrypoints: [/\.css$/] })
  if (result.types === false) return ['attw: no types']
  return result.problems
    .filter((problem) => !IGNORED_RESOLUTIONS.includes(problem.resolutionKind) && problem.resolutionOption !== 'node10')
    .map((problem) => `attw: ${JSON.stringify(problem)}`)
}
