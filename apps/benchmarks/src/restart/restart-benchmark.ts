import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { createRelay } from '@callboard/relay'
import { createSession, websocketConnection } from '@callboard/session'
import type { Benchmark, BenchmarkRow } from '../benchmark.ts'

const COMMAND = fileURLToPath(new URL('../../../../packages/relay/dist/cli/main.js', import.meta.url))
const STORED_SESSIONS = 1_000
const ROUNDS = 9
const QUICK_ROUNDS = 2

/** From the start of the process of the built command to its first answer, over a directory with a thousand sessions. */
export const restartBenchmark: Benchmark = {
  description: 'how long the built relay takes from its start to serving, with 1,000 sessions stored; build it first (node .scripts/build.mjs)',
  async run({ quick }) {
    const directory = await mkdtemp(join(tmpdir(), 'callboard-restart-'))
    try {
      const data = join(directory, 'data')
      await storeSessions(data)
      const cold: number[] = []
      const warm: number[] = []
      for (let round = 0; round < (quick ? QUICK_ROUNDS : ROUNDS); round++) {
        const cache = join(directory, `cache-${round}`)
        cold.push(await timeToServing(data, cache))
        warm.push(await timeToServing(data, cache))
      }
      return [rowOf('no compile cache yet', cold), rowOf('compile cache of the run before', warm)]
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  },
}

async function storeSessions(data: string): Promise<void> {
  const relay = await createRelay({ port: 0, data })
  for (let first = 0; first < STORED_SESSIONS; first += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, index) => storeSession(relay.url, `stored-${first + index}`)))
  }
  await relay.close()
}

async function storeSession(url: string, session: string): Promise<void> {
  const writer = createSession({ connection: websocketConnection({ url, session }), identity: { kind: 'person', id: 'ada', name: 'Ada', device: 'd1' } })
  await writer.whenSynced()
  writer.setSelection('flight', { number: session })
  await writer.whenSaved()
  await writer.close()
}

/** Milliseconds until `/readyz` is answered. */
async function timeToServing(data: string, cache: string): Promise<number> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [COMMAND, '--port', '0', '--data', data, '--log-level', 'error'], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let output = ''
  for await (const chunk of child.stdout) {
    output += String(chunk)
    const port = /listening on ws:\/\/[^:]+:(\d+)/.exec(output)?.[1]
    if (port === undefined) continue
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
    if (!answer.ok) throw new Error(`The relay answered ${answer.status} once it listened.`)
    break
  }
  const took = performance.now() - startedAt
  // The cache is written when the process ends in order.
  child.kill('SIGTERM')
  await exited
  return took
}

function rowOf(what: string, times: readonly number[]): BenchmarkRow {
  const sorted = times.toSorted((left, right) => left - right)
  const at = (share: number): number => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { what, 'sessions stored': STORED_SESSIONS, rounds: sorted.length, 'fastest ms': at(0), 'median ms': at(0.5), 'slowest ms': at(1) }
}
