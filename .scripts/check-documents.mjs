// Judges what the documents say that a machine can judge: links, paths, commands, imports, dependencies, benchmarks.
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { benchmarks } from '../apps/benchmarks/src/benchmarks.ts'
import { ROOT } from './workspace.mjs'

const MADE_FOLDERS = new Set(['node_modules', 'dist', 'test-results', '.git'])
// A star stands for no folder whose name begins with a dot.
const FILES = globSync(['**', '.scripts/**', '.storybook/**'], { cwd: ROOT, exclude: (name) => MADE_FOLDERS.has(path.basename(name)) })
  .map((file) => file.replaceAll(path.sep, '/'))
const NAMES = new Set(FILES.map((file) => path.posix.basename(file)))
const DOCUMENTS = FILES.filter((file) => /\.mdx?$/.test(file))
/** Those that speak of this repository alone; the others also name files of the reader's. */
const INTERNAL_DOCUMENTS = DOCUMENTS.filter((file) => file === 'AGENTS.md' || file.startsWith('docs/'))
const DEPENDENCIES_RECORD = 'docs/decisions/2026-11-20-dependencies.md'
const BENCHMARKS_README = 'apps/benchmarks/README.md'
/** What a fresh Vite app brings. */
const OTHER_SCRIPTS = new Set(['dev'])

const findings = [
  ...DOCUMENTS.flatMap(deadLinks),
  ...DOCUMENTS.flatMap(missingPaths),
  ...INTERNAL_DOCUMENTS.flatMap(missingFileNames),
  ...DOCUMENTS.flatMap(unknownCommands),
  ...DOCUMENTS.flatMap(unknownImports),
  ...unrecordedDependencies(),
  ...strayFigures(),
  ...misnamedDecisions(),
]
for (const finding of findings) console.log(finding)
console.log(`${DOCUMENTS.length} documents: ${findings.length === 0 ? 'nothing found' : `${findings.length} findings`}`)
process.exitCode = findings.length > 0 ? 1 : 0

/** Relative links to files, and to headings, that are not there. */
function deadLinks(document) {
  const links = [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target)
  return links.filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith('?')).flatMap((target) => {
    const [file, heading] = target.split('#')
    const to = file === '' ? document : path.posix.join(path.posix.dirname(document), file)
    if (!existsSync(path.join(ROOT, to))) return [`${document}: link to ${target}, which is not there`]
    if (heading === undefined || headingsOf(to).includes(heading)) return []
    return [`${document}: link to ${target}, and ${to} has no such heading`]
  })
}

/** What is written as code and begins with a folder of the repository. */
function missingPaths(document) {
  const paths = [...proseOf(document).matchAll(/`((?:packages|apps|docs|\.scripts|\.storybook|\.ci)\/[^\s`]*)`/g)].map(([, found]) => found)
  return paths
    .filter((found) => !/[…<]/.test(found) && !paths.some((whole) => whole.startsWith(`${found}/`)))
    .filter((found) => (found.includes('*') ? globSync(found, { cwd: ROOT }).length === 0 : !existsSync(path.join(ROOT, found))))
    .map((found) => `${document}: names ${found}, which is not there`)
}

/** What is written as code and reads as the name of a source file. */
function missingFileNames(document) {
  const names = [...proseOf(document).matchAll(/`(?:[\w.-]+\/)*([\w-]+\.(?:tsx?|mjs|css))`/g)].map(([, name]) => name)
  return names
    .filter((name) => !NAMES.has(name) && !['types.ts', 'constants.ts'].includes(name))
    .map((name) => `${document}: names the file ${name}, and there is none`)
}

function unknownCommands(document) {
  const scripts = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).scripts
  const text = read(document)
  return [
    ...[...text.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name)
      .filter((name) => scripts[name] === undefined && !OTHER_SCRIPTS.has(name)).map((name) => `${document}: npm run ${name} is no command`),
    ...[...text.matchAll(/npm run bench -- ([a-z][\w-]*)/g)].map(([, name]) => name)
      .filter((name) => benchmarks[name] === undefined).map((name) => `${document}: ${name} is no benchmark`),
  ]
}

/** What examples import from our packages and these do not export. */
function unknownImports(document) {
  return [...read(document).matchAll(/^import (?:type )?\{([^}]*)\} from '@callboard\/([a-z]+)((?:\/[\w-]+)*)'/gm)].flatMap(([, names, folder, entry]) => {
    const exported = exportsOf(`packages/${folder}`, `.${entry}`)
    if (exported === undefined) return [`${document}: imports from @callboard/${folder}${entry}, which is no entry`]
    return names.split(',').map((name) => name.trim().replace(/^type /, '').split(' as ')[0])
      .filter((name) => name !== '' && !exported.has(name))
      .map((name) => `${document}: imports ${name} from @callboard/${folder}${entry}, which has none`)
  })
}

/** The names that an entry of a package exports, as its index lists them. */
function exportsOf(folder, entry) {
  const source = JSON.parse(read(`${folder}/package.json`)).exports[entry]?.['@callboard/source']
  if (source === undefined) return undefined
  const text = read(path.posix.join(folder, source))
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names.split(',').map((name) => name.trim().replace(/^type /, '').split(' as ').at(-1)))
  const declared = [...text.matchAll(/^export (?:async )?(?:const|function|interface|type|class) (\w+)/gm)].map(([, name]) => name)
  const namespaces = [...text.matchAll(/^export \* as (\w+)/gm)].map(([, name]) => name)
  return new Set([...listed, ...declared, ...namespaces])
}

/** Each runtime dependency of a published package has its reason in the row of that package, and each row is a dependency. */
function unrecordedDependencies() {
  const recorded = recordedDependencies()
  return globSync('packages/*/package.json', { cwd: ROOT }).flatMap((file) => {
    const { name, dependencies = {}, peerDependencies = {} } = JSON.parse(read(file))
    const given = Object.keys({ ...dependencies, ...peerDependencies }).map((one) => one.replace('@callboard/', ''))
    const rows = recorded.get(name.replace('@callboard/', '')) ?? []
    return [
      ...given.filter((one) => !rows.includes(one)).map((one) => `${DEPENDENCIES_RECORD}: has no reason for ${one} in ${name}`),
      ...rows.filter((one) => !given.includes(one)).map((one) => `${DEPENDENCIES_RECORD}: has ${one}, which ${name} does not depend on`),
    ]
  })
}

/** Of each package, what the second column of its rows names. */
function recordedDependencies() {
  const recorded = new Map()
  let current
  for (const [, owner, names] of read(DEPENDENCIES_RECORD).matchAll(/^\| (\w*) ?\| (`[^|]*) \|/gm)) {
    if (owner !== '') recorded.set(owner, (current = []))
    current.push(...[...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name).filter((name) => !name.startsWith('/')))
  }
  return recorded
}

/** Every file of figures has a benchmark of its name, and every benchmark a section that says what it measures. */
function strayFigures() {
  const described = headingsOf(BENCHMARKS_README)
  return [
    ...globSync('docs/benchmarks/*', { cwd: ROOT }).map((file) => path.basename(file, '.json'))
      .filter((name) => benchmarks[name] === undefined).map((name) => `docs/benchmarks: no benchmark makes ${name}.json`),
    ...Object.keys(benchmarks).filter((name) => !described.includes(name)).map((name) => `${BENCHMARKS_README}: has no section ${name}`),
  ]
}

function misnamedDecisions() {
  return globSync('docs/decisions/*', { cwd: ROOT })
    .filter((file) => !/^\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$/.test(path.basename(file)))
    .map((file) => `${file}: is not named as a date and a title`)
}

/** Headings as links name them. */
function headingsOf(document) {
  return [...proseOf(document).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'))
}

/** A document without its blocks of code. */
function proseOf(document) {
  return read(document).replace(/^( *)```[^\n]*\n[\s\S]*?^\1```$/gm, '')
}

function read(file) {
  return readFileSync(path.join(ROOT, file), 'utf8')
}
