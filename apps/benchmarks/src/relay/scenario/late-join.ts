import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BenchmarkRow } from '../../benchmark.ts'
import { quantile } from '../../render/quantile.ts'
import { contenders, type ContenderName } from '../contender/contenders.ts'
import type { JoinRequest, JoinResult, SeedRequest } from '../load/request.ts'
import { MEBIBYTE, startLoad, startServer, type RunningServer } from '../running-server.ts'
import { inTurns } from '../turns.ts'
import type { Scenario, ScenarioOptions } from './scenario.ts'
import { inTemporaryFolder } from './temporary.ts'

const JOINERS = 50
const DOCUMENT_BYTES = 1_800_000
/** Peers write to disk some seconds after the last change, or when the last client has gone. Milliseconds. */
const STORED_WITHIN_MS = 3_000

interface JoinRound {
  readonly coldMs: number
  readonly warmMs: number
  readonly warmFirstMs: number
  readonly warmCpuMs: number
  readonly rssPeakMb: number
}

/** A storm of joiners, to a server that has just started and to one that has the session in memory. */
export const lateJoin: Scenario = {
  description: '50 join a document of 1.8 MB at once: its server restarted, and once it has it in memory',
  run: (options) =>
    inTemporaryFolder(async (folder) => {
      for (const name of options.contenders) if (outlives(name)) await store(name, dataOf(folder, name))
      const results = await inTurns(options.contenders, options.rounds, (name) => measureRound(name, dataOf(folder, name)))
      return rows(options, results)
    }),
}

/** Whether a document is there after a restart. */
function outlives(name: ContenderName): boolean {
  return contenders[name].durable !== 'no'
}

function dataOf(folder: string, name: ContenderName): string {
  return join(folder, String(Object.keys(contenders).indexOf(name)))
}

/** Writes the document, and lets the server keep it. */
async function store(name: ContenderName, data: string): Promise<void> {
  await inTemporaryFolder(async (live) => {
    const server = await startServer(contenders[name], live)
    try {
      await seed(server)
      await delay(STORED_WITHIN_MS)
    } finally {
      await server.stop()
    }
    await cp(live, data, { recursive: true })
  })
}

async function seed(server: RunningServer): Promise<void> {
  const load = startLoad()
  await load.ask({ load: 'seed', ...server.target, documentBytes: DOCUMENT_BYTES } satisfies SeedRequest)
  await load.stop()
}

function measureRound(name: ContenderName, stored: string): Promise<JoinRound> {
  return inTemporaryFolder(async (data) => {
    if (outlives(name)) await cp(stored, data, { recursive: true })
    const server = await startServer(contenders[name], data, { keeps: true })
    const load = startLoad()
    const request: JoinRequest = { load: 'join', ...server.target, joiners: JOINERS, documentBytes: DOCUMENT_BYTES }
    const storm = async (): Promise<readonly number[]> => ((await load.ask(request)) as JoinResult).joinedMs
    try {
      if (!outlives(name)) await seed(server)
      const cold = await storm()
      const before = await server.usage()
      const warm = await storm()
      const after = await server.usage()
      return {
        coldMs: outlives(name) ? (cold.at(-1) ?? Number.NaN) : Number.NaN,
        warmMs: warm.at(-1) ?? Number.NaN,
        warmFirstMs: warm[0] ?? Number.NaN,
        warmCpuMs: (after.cpuMicroseconds - before.cpuMicroseconds) / 1000,
        rssPeakMb: after.rssPeakBytes / MEBIBYTE,
      }
    } finally {
      await Promise.all([load.stop(), server.stop()])
    }
  })
}

function rows(
  { contenders: names }: ScenarioOptions,
  results: ReadonlyMap<ContenderName, readonly JoinRound[]>,
): readonly BenchmarkRow[] {
  const median = (name: ContenderName, of: (round: JoinRound) => number): number =>
    Number(quantile((results.get(name) ?? []).map(of), 0.5).toFixed(1))
  const best = (of: (round: JoinRound) => number): number =>
    Math.min(...names.filter((name) => name.startsWith('peer')).map((name) => median(name, of)))
  const ofBest = (name: ContenderName, of: (round: JoinRound) => number): number =>
    Number((median(name, of) / best(of)).toFixed(2))
  return names.map((name) => ({
    scenario: 'late-join',
    joins: JOINERS,
    documentMb: DOCUMENT_BYTES / 1_000_000,
    what: name,
    ...(outlives(name)
      ? { restartedAllDoneMs: median(name, ({ coldMs }) => coldMs), restartedOfBestPeer: ofBest(name, ({ coldMs }) => coldMs) }
      : {}),
    warmAllDoneMs: median(name, ({ warmMs }) => warmMs),
    warmOfBestPeer: ofBest(name, ({ warmMs }) => warmMs),
    warmFirstDoneMs: median(name, ({ warmFirstMs }) => warmFirstMs),
    warmServerCpuMs: median(name, ({ warmCpuMs }) => warmCpuMs),
    serverRssPeakMb: median(name, ({ rssPeakMb }) => rssPeakMb),
    rounds: results.get(name)?.length ?? 0,
  }))
}
