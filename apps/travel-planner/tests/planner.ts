import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { PLANNER_SESSION, type PlannerAgent } from '../src/board/app-schema.ts'
import { servePage } from '../src/page-server/serve-page.ts'
import { freePort } from './free-port.ts'
import { startProcess, type RunningProcess } from './running-process.ts'
import { answers, until } from './until.ts'

/** The planner as separate processes, each of which a test may kill, stop and start again. */
export interface Planner {
  /** Where the page is. */
  readonly url: string
  readonly relay: RunningProcess
  readonly agents: Readonly<Record<PlannerAgent, RunningProcess>>
}

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const SPECIALISTS = ['flights', 'hotels', 'activities'] as const

/** A relay with an empty board, and a page that shows it. */
export interface Board {
  readonly url: string
  readonly relayUrl: string
  readonly relay: RunningProcess
}

/** Starts relay and page on ports of their own, without agents; both end with the test. */
export async function startBoard(): Promise<Board> {
  const data = await mkdtemp(path.join(tmpdir(), 'callboard-planner-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const port = await freePort()
  const relay = startProcess(path.join(REPOSITORY, 'packages/relay/src/cli/main.ts'), ['--port', String(port), '--data', data])
  await until('the relay is ready', () => answers(`http://127.0.0.1:${port}/readyz`))
  const relayUrl = `ws://127.0.0.1:${port}`
  const page = await servePage({ port: 0, relayUrl, session: PLANNER_SESSION })
  onTestFinished(() => page.close())
  return { url: page.url, relayUrl, relay }
}

/** Starts relay, four agents and page on ports of their own, with an empty board; all end with the test. */
export async function startPlanner(): Promise<Planner> {
  const { url, relayUrl, relay } = await startBoard()
  const ports = await Promise.all(SPECIALISTS.map(freePort))
  const environment: Record<string, string> = { CALLBOARD_URL: relayUrl }
  SPECIALISTS.forEach((name, index) => {
    environment[`PLANNER_${name.toUpperCase()}_URL`] = `http://127.0.0.1:${ports[index]}`
  })
  const start = (name: PlannerAgent, port: number) =>
    startProcess(path.join(REPOSITORY, `apps/travel-planner/src/agents/${name}/main.ts`), [], {
      ...environment,
      PLANNER_PORT: String(port),
    })
  const [flights, hotels, activities] = ports as [number, number, number]
  const agents = {
    flights: start('flights', flights),
    hotels: start('hotels', hotels),
    activities: start('activities', activities),
    orchestrator: start('orchestrator', 0),
  }
  return { url, relay, agents }
}
