import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../src/launcher/free-port.ts'
import { until } from './until.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const REFUSE_BUILT = new URL('./fixtures/refuse-built.mjs', import.meta.url).href

test('npm start needs no built package, prints where the page is, and leaves nothing behind when it is interrupted', async () => {
  const [page, relay] = [await freePort(), await freePort()]
  const npm = await npmStart({ PORT: String(page), CALLBOARD_PORT: String(relay) })
  await addressPrinted(npm, page)
  expect((await fetch(`http://127.0.0.1:${page}/`)).status).toBe(200)
  expect((await fetch(`http://127.0.0.1:${relay}/healthz`)).status).toBe(200)

  npm.interrupt()
  await npm.ended
  await until('page and relay are gone', async () => (await isGone(page)) && (await isGone(relay)))
})

test('npm start says in one sentence that a port is taken, and ends', async () => {
  const [page, relay] = [await freePort(), await freePort()]
  const first = await npmStart({ PORT: String(page), CALLBOARD_PORT: String(relay) })
  await addressPrinted(first, page)

  const taken = { page: { PORT: String(page), CALLBOARD_PORT: String(await freePort()) }, relay: { PORT: '0', CALLBOARD_PORT: String(relay) } }
  for (const [what, port] of [['page', page], ['relay', relay]] as const) {
    const second = await npmStart(taken[what])
    expect(await second.ended).not.toBe(0)
    expect(second.output().match(new RegExp(`[Pp]ort ${port}\\b.*(taken|in use)`, 'g'))).toHaveLength(1)
    expect(second.output()).not.toMatch(/^\s+at /m)
  }
})

interface RunningCommand {
  output(): string
  /** What Ctrl-C does in a terminal: the signal goes to all processes of the group. */
  interrupt(): void
  /** The exit code, once the command has ended. */
  readonly ended: Promise<number | null>
}

async function npmStart(environment: Readonly<Record<string, string>>): Promise<RunningCommand> {
  const data = await mkdtemp(path.join(tmpdir(), 'callboard-start-'))
  const printed: string[] = []
  const child = spawn('npm', ['start'], {
    cwd: REPOSITORY,
    env: { ...process.env, CALLBOARD_DATA: data, NODE_OPTIONS: `--import=${REFUSE_BUILT}`, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, name)
  }
  onTestFinished(async () => {
    signal('SIGINT')
    await ended
    await rm(data, { recursive: true, force: true })
  })
  return { output: () => printed.join(''), interrupt: () => signal('SIGINT'), ended }
}

async function addressPrinted(npm: RunningCommand, page: number): Promise<void> {
  const endedBefore = npm.ended.then(() => Promise.reject(new Error(`npm start ended before it ran: ${npm.output()}`)))
  await Promise.race([endedBefore, until('the address is printed', () => npm.output().includes(`http://127.0.0.1:${page}/`))])
}

async function isGone(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`)
    return false
  } catch {
    return true
  }
}
