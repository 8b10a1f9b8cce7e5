// Does what README.md tells a stranger to do, with the packed packages: a new Vite app outside the workspace is type-checked,
// built and served, a relay and an agent are started from the same packages, and a browser must see the agent's progress and words.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.mjs'
import { freePort } from './free-port.mjs'
import { packPackages } from './pack.mjs'
import { readmeExample } from './readme-examples.mjs'
import { answers, until } from './until.mjs'

/** The scaffolder behind `npm create vite`; pinned, so that the check is the same tomorrow. */
const CREATE_VITE = 'create-vite@9.3.0'
const README_RELAY = 'ws://localhost:4455'
/** What the component test of README.md runs on; pinned for the same reason. */
const TEST_TOOLS = ['vitest@5.1.0', 'jsdom@31.0.1', '@testing-library/react@16.3.3', '@testing-library/dom@10.4.2']
/** The template's own settings cover what the browser runs; the agent runs in Node. */
const AGENT_TYPE_CHECK = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023', '--module', 'nodenext', '--types', 'node']
const SEEN_WITHIN_MS = 15_000

const started = []
const folder = mkdtempSync(path.join(tmpdir(), 'callboard-fresh-'))
process.on('SIGTERM', () => finish(143))
try {
  await main()
  await finish(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  for (const { what, output } of started) console.error(`--- ${what}\n${Buffer.concat(output)}`)
  await finish(1)
}

async function main() {
  const app = path.join(folder, 'app')
  command(folder, 'npx', ['--yes', CREATE_VITE, 'app', '--template', 'react-ts', '--no-interactive'])
  const tarballs = path.join(folder, 'packed')
  mkdirSync(tarballs)
  installPacked(app, packPackages(tarballs))

  const relayPort = await freePort()
  const pagePort = await freePort()
  const write = (file, text) => writeFileSync(path.join(app, file), text.replaceAll(README_RELAY, `ws://localhost:${relayPort}`))
  write('src/main.tsx', readmeExample('src/main.tsx'))
  write('agent.ts', readmeExample('agent.ts'))
  write('src/agents.test.tsx', readmeExample('src/agents.test.tsx'))
  command(app, 'npm', ['run', 'build'])
  command(app, 'npx', ['tsc', ...AGENT_TYPE_CHECK, 'agent.ts'])
  command(app, 'npx', ['vitest', 'run'])

  background(app, process.execPath, [bin(app, '@callboard/relay', 'callboard-relay'), '--port', String(relayPort), '--data', path.join(folder, 'data')])
  background(app, process.execPath, [bin(app, 'vite', 'vite'), 'preview', '--host', 'localhost', '--port', String(pagePort), '--strictPort'])
  await until(`the relay on port ${relayPort} is ready`, () => answers(`http://localhost:${relayPort}/readyz`))
  await until('the page is served', () => answers(`http://localhost:${pagePort}/`))
  background(app, process.execPath, ['agent.ts'])
  await seeAgent(`http://localhost:${pagePort}/`)
}

/** As README.md says: `npm install ../callboard-packages/*.tgz`. */
function installPacked(app, packages) {
  const file = path.join(app, 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  // What the template lints with is no part of this.
  delete manifest.devDependencies.oxlint
  writeFileSync(file, JSON.stringify(manifest, null, 2))
  command(app, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages.values()])
  command(app, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--save-dev', ...TEST_TOOLS])
}

async function seeAgent(url) {
  const executablePath = await findChromium()
  const browser = await chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(executablePath ? { executablePath } : {}) })
  try {
    const page = await browser.newPage()
    const problems = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(url)
    await page.getByText('Counter', { exact: true }).first().waitFor({ timeout: SEEN_WITHIN_MS })
    const bar = page.getByRole('progressbar').first()
    await bar.waitFor({ timeout: SEEN_WITHIN_MS })
    const value = async () => Number(await bar.getAttribute('aria-valuenow'))
    const first = await value()
    await until('the progress on the page moves', async () => (await value()) > first)
    await page.getByText(/\b3 4 5 6 7\b/).first().waitFor({ timeout: SEEN_WITHIN_MS })
    if (problems.length > 0) throw new Error(`The page reported errors: ${problems.join('; ')}`)
  } finally {
    await browser.close()
  }
}

function command(cwd, name, rest) {
  const { status, stdout, stderr } = spawnSync(name, rest, { cwd, encoding: 'utf8', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`${name} ${rest.join(' ')} failed:\n${stdout}${stderr}`)
}

function background(cwd, name, rest) {
  const child = spawn(name, rest, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push({ child, what: rest.join(' '), output: [] })
  const { output } = started.at(-1)
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
}

function bin(app, packageName, name) {
  const home = path.join(app, 'node_modules', packageName)
  const manifest = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
  return path.join(home, manifest.bin[name])
}

async function finish(code) {
  for (const { child } of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
