// Copies every widget of the registry into a new app with the real shadcn command line, and has the compiler judge the copies.
// The packages come from the same server: as they would be published, under a scope whose registry is this one.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { toolScript } from './check.mjs'
import { packPackages } from './pack.mjs'
import { buildRegistry } from './registry.mjs'
import { ROOT } from './workspace.mjs'

/** Pinned, so that the check is the same tomorrow. */
const SHADCN = 'shadcn@4.23.0'

const folder = mkdtempSync(path.join(tmpdir(), 'callboard-registry-'))
const app = path.join(folder, 'app')
const server = createServer()
try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  server.close()
  rmSync(folder, { recursive: true, force: true })
}

async function main() {
  const names = buildRegistry(path.join(folder, 'r'))
  mkdirSync(path.join(folder, 'packed'))
  const tarballs = packPackages(path.join(folder, 'packed'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${server.address().port}`
  // What shadcn asks its own registry for whatever it copies; of no use to stylesheets that bring their colours.
  const colours = JSON.stringify({ inlineColors: { light: {}, dark: {} }, cssVars: { light: {}, dark: {} }, inlineColorsTemplate: '', cssVarsTemplate: '' })
  const packuments = new Map([...tarballs].map(([name, file]) => [name, packumentOf(name, file, origin)]))
  server.on('request', ({ url }, response) => {
    const wanted = decodeURIComponent(url).slice(1)
    const file = path.join(folder, wanted)
    const body = packuments.get(wanted) ?? (wanted.startsWith('shadcn/colors/') ? colours : undefined) ?? (/^(?:r|packed)\/[\w.-]+$/u.test(wanted) && existsSync(file) ? readFileSync(file) : undefined)
    response.writeHead(body === undefined ? 404 : 200).end(body)
  })
  writeApp(origin)
  const widgets = names.filter((name) => !name.startsWith('style-'))
  await command('npx', ['--yes', SHADCN, 'add', ...widgets.map((name) => `@callboard/${name}`), '--yes'], { REGISTRY_URL: `${origin}/shadcn` })
  const missing = widgets.filter((name) => !existsSync(path.join(app, 'src', 'components', 'callboard', copyOf(name))))
  if (missing.length > 0) throw new Error(`Not copied: ${missing.join(', ')}`)
  await command(process.execPath, [toolScript('typescript', 'tsc'), '--noEmit', '-p', '.'])
  console.log(`${widgets.length} items copied and type-checked`)
}

function copyOf(name) {
  return name.startsWith('theme-') ? `themes/${name.slice('theme-'.length)}.css` : `${name}.tsx`
}

function writeApp(origin) {
  mkdirSync(path.join(app, 'src'), { recursive: true })
  const write = (name, value) => writeFileSync(path.join(app, name), typeof value === 'string' ? value : JSON.stringify(value, null, 2))
  // The peers of the entries that the widgets are in.
  write('package.json', { name: 'app', private: true, type: 'module', dependencies: { '@tanstack/react-query': '^5.0.0', '@types/react': '^19.0.0', react: '^19.0.0', 'react-dom': '^19.0.0', yjs: '^13.6.0' } })
  write('.npmrc', `@callboard:registry=${origin}/\n`)
  write('src/index.css', '')
  write('src/css.d.ts', "declare module '*.css'\n")
  write('tsconfig.json', {
    compilerOptions: { target: 'es2023', module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx', strict: true, noEmit: true, skipLibCheck: true, lib: ['ES2024', 'DOM', 'DOM.Iterable'], paths: { '@/*': ['./src/*'] } },
    include: ['src'],
  })
  write('components.json', {
    style: 'new-york',
    rsc: false,
    tsx: true,
    tailwind: { config: '', css: 'src/index.css', baseColor: 'neutral', cssVariables: true, prefix: '' },
    aliases: { components: '@/components', utils: '@/lib/utils', ui: '@/components/ui', lib: '@/lib', hooks: '@/hooks' },
    registries: { '@callboard': `${origin}/r/{name}.json` },
  })
}

/** What a registry of npm says about a package with one version. */
function packumentOf(name, file, origin) {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'packages', name.replace('@callboard/', ''), 'package.json'), 'utf8'))
  const { version, peerDependencies, peerDependenciesMeta } = manifest
  const dependencies = Object.fromEntries(Object.entries(manifest.dependencies ?? {}).map(([key, range]) => [key, /^(?:workspace|catalog):/u.test(range) ? '*' : range]))
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  const peers = Object.fromEntries(Object.entries(peerDependencies ?? {}).map(([key, range]) => [key, range.startsWith('catalog:') ? '*' : range]))
  const dist = { tarball: `${origin}/packed/${path.basename(file)}`, integrity }
  return JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: { name, version, dependencies, peerDependencies: peers, peerDependenciesMeta, dist } } })
}

/** The server answers meanwhile, so nothing may wait in this thread. */
async function command(name, rest, variables = {}) {
  const child = spawn(name, rest, { cwd: app, env: { ...process.env, ...variables }, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] })
  const output = []
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${name} ${rest.join(' ')} failed:\n${Buffer.concat(output)}`)
}
