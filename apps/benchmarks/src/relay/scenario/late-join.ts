import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BenchmarkRow } from '../../benchmark.ts'
import { quantile } from '../../render/quantile.ts'
import type { Contender } from '../contender/contenders.ts'
import type { JoinRequest, JoinResult, SeedRequest } from '../load/request.ts'
import { MEBIBYTE, startLoad, startServer, type RunningServer } from '../running-server.ts'
import { inTurns, type Turns } from '../turns.ts'
import type { Scenario } from './scenario.ts'
import { inTemporaryFolder } from './temporary.ts'

const JOINERS = 50
const DOCUMENT_BYTES = 1_800_000
/** Peers write to disk some seconds after the last change, or when the last client has gone. Milliseconds. */
const STORED_WITHIN_MS = 3_000

interface JoinRound {
  readonly coldMs: number
  readonly toldEmpty: number
  readonly warmMs: number
  readonly warmFirstMs: number
  readonly warmCpuMs: number
  readonly rssPeakMb: number
}

/** A storm of joiners, to a server that has just started and to one that has the session in memory. */
export const lateJoin: Scenario = {
  description: '50 join a document of 1.8 MB at once: its server restarted, and once it has it in memory',
  run: ({ contenders, rounds }) =>
    inTemporaryFolder(async (folder) => {
      const dataOf = (name: string): string => join(folder, String(Object.keys(contenders).indexOf(name)))
      for (const [name, contender] of Object.entries(contenders)) {
        if (outlives(contender)) await store(contender, dataOf(name))
      }
      return rows(await inTurns(contenders, rounds, (contender, name) => measureRound(contender, dataOf(name))))
    }),
}

/** Whether a document is there after a restart. */
function outlives(contender: Contender): boolean {
  return contender.durable !== 'no'
}

/** Writes the document, and lets the server keep it. */
async function store(contender: Contender, data: string): Promise<void> {
  await inTemporaryFolder(async (live) => {
    const server = await startServer(contender, live)
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

function measureRound(contender: Contender, stored: string): Promise<JoinRound> {
  return inTemporaryFolder(async (data) => {
    if (outlives(contender)) await cp(stored, data, { recursive: true })
    const server = await startServer(contender, data, { keeps: true })
    const load = startLoad()
    const request: JoinRequest = { load: 'join', ...server.target, joiners: JOINERS, documentBytes: DOCUMENT_BYTES }
    const storm = async (): Promise<JoinResult> => (await load.ask(request)) as JoinResult
    try {
      if (!outlives(contender)) await seed(server)
      const cold = await storm()
      const before = await server.usage()
      const warm = await storm()
      const after = await server.usage()
      return {
        coldMs: outlives(contender) ? (cold.joinedMs.at(-1) ?? Number.NaN) : Number.NaN,
        toldEmpty: cold.toldEmpty,
        warmMs: warm.joinedMs.at(-1) ?? Number.NaN,
        warmFirstMs: warm.joinedMs[0] ?? Number.NaN,
        warmCpuMs: (after.cpuMicroseconds - before.cpuMicroseconds) / 1000,
        rssPeakMb: after.rssPeakBytes / MEBIBYTE,
      }
    } finally {
      await Promise.all([load.stop(), server.stop()])
    }
  })
}

function rows(turns: readonly Turns<Contender, JoinRound>[]): readonly BenchmarkRow[] {
  const median = (measured: readonly JoinRound[], of: (round: JoinRound) => number): number =>
    Number(quantile(measured.map(of), 0.5).toFixed(1))
  const ofBest = (measured: readonly JoinRound[], of: (round: JoinRound) => number): number => {
    // Who says first that there is nothing has not answered with the document.
    const peers = turns.filter((peer) => peer.name.startsWith('peer') && median(peer.measured, ({ toldEmpty }) => toldEmpty) === 0)
    return Number((median(measured, of) / Math.min(...peers.map((peer) => median(peer.measured, of)))).toFixed(2))
  }
  return turns.map(({ name, contender, measured }) => ({
    scenario: 'late-join',
    joins: JOINERS,
    documentMb: DOCUMENT_BYTES / 1_000_000,
    what: name,
    ...(outlives(contender)
      ? {
          restartedAllDoneMs: median(measured, ({ coldMs }) => coldMs),
          restartedTimesBestPeer: ofBest(measured, ({ coldMs }) => coldMs),
          restartedToldEmpty: median(measured, ({ toldEmpty }) => toldEmpty),
        }
      : {}),
    warmAllDoneMs: median(measured, ({ warmMs }) => warmMs),
    warmTimesBestPeer: ofBest(measured, ({ warmMs }) => warmMs),
    warmFirstDoneMs: median(measured, ({ warmFirstMs }) => warmFirstMs),
    warmServerCpuMs: median(measured, ({ warmCpuMs }) => warmCpuMs),
    serverRssPeakMb: median(measured, ({ rssPeakMb }) => rssPeakMb),
    rounds: measured.length,
  }))
}
