import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freePort, requireFreePort } from './free-port.ts'
import { superviseProcess, type ProcessOptions, type SupervisedProcess } from './supervised-process.ts'

interface Supervised {
  readonly child: SupervisedProcess
  readonly lines: readonly string[]
}

/** Supervises a process that runs `source`; it ends with the test. */
async function supervise(source: string, options: Partial<ProcessOptions> = {}): Promise<Supervised> {
  const folder = await mkdtemp(path.join(tmpdir(), 'callboard-launcher-'))
  const script = path.join(folder, 'script.mjs')
  await writeFile(script, source)
  const lines: string[] = []
  const child = superviseProcess({ name: 'It', script, log: (line) => lines.push(line), ...options })
  onTestFinished(async () => {
    await child.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return { child, lines }
}

const STAYS = 'setInterval(() => {}, 1000); console.log("up on 127.0.0.1:1234")'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('a process is ready when it says so, and gone when it is stopped', async () => {
  const { child } = await supervise(STAYS, { readyText: /up on (\S+)/ })
  expect((await child.ready)?.[1]).toBe('127.0.0.1:1234')
  expect(isAlive(child.pid)).toBe(true)
  await child.stop()
  expect(isAlive(child.pid)).toBe(false)
})

test('one that ends before it is ready is not started again, and what it printed is the error', async () => {
  const { child, lines } = await supervise('console.error("The database is locked."); process.exit(1)', {
    readyText: /up/,
    restartAfterMs: 0,
  })
  await expect(child.ready).rejects.toThrow('The database is locked.')
  expect(lines).toEqual([])
})

test('one that is killed is started again, and that is said', async () => {
  const { child, lines } = await supervise(STAYS, { readyText: /up/, restartAfterMs: 0 })
  await child.ready
  const first = child.pid
  process.kill(first, 'SIGKILL')
  await vi.waitUntil(() => child.pid !== first && isAlive(child.pid))
  expect(lines).toContainEqual('It ended (SIGKILL) and is started again.')
})

test('one that keeps crashing is left alone', async () => {
  const { lines } = await supervise('process.exit(3)', { restartAfterMs: 0 })
  await vi.waitUntil(() => lines.some((line) => line.includes('is left alone')), { timeout: 15_000 })
  expect(lines.filter((line) => line.includes('is started again'))).toHaveLength(4)
})

test('one that does not want to leave is made to', { timeout: 15_000 }, async () => {
  const { child } = await supervise(`process.on('SIGTERM', () => {}); ${STAYS}`, { readyText: /up/ })
  await child.ready
  await child.stop()
  expect(isAlive(child.pid)).toBe(false)
})

test('a port that is taken is said to be, with the variable to choose another', async () => {
  const server = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  await expect(requireFreePort(port, 'PORT', 'the page')).rejects.toThrow(`Port ${port} is taken, so the page cannot`)
})

test('a port that is free is no error', async () => {
  await requireFreePort(await freePort(), 'PORT', 'the page')
  await requireFreePort(0, 'PORT', 'the page')
})
