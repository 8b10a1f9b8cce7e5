import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import { PLANNER_SESSION, type PlannerAgent } from '../src/board/app-schema.ts'
import { freePort } from '../src/launcher/free-port.ts'
import { startPlanner } from '../src/launcher/start-planner.ts'
import { superviseProcess } from '../src/launcher/supervised-process.ts'
import { servePage } from '../src/page-server/serve-page.ts'

/** The planner as `npm start` runs it: separate processes, each of which is started again when it ends. */
export interface Planner {
  /** Where the page is. */
  readonly url: string
  readonly relayUrl: string
  /** Sends a signal to one of the processes. */
  signal(name: PlannerAgent | 'relay', signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void
}

/** A relay with an empty board, and a page that shows it. */
export interface Board {
  readonly url: string
  readonly relayUrl: string
}

const RELAY = fileURLToPath(new URL('../../../packages/relay/src/cli/main.ts', import.meta.url))

/** Starts the planner on ports of its own, with an empty board; it ends with the test. `environment` is for its agents. */
export async function launchPlanner(environment: Readonly<Record<string, string>> = {}): Promise<Planner> {
  const ports = { pagePort: 0, relayPort: await freePort() }
  const planner = await startPlanner({ ...ports, dataDir: await emptyFolder(), page: inject('page'), environment, log: keepQuiet })
  onTestFinished(() => planner.stop())
  const { url, relayUrl } = planner
  return { url, relayUrl, signal: (name, signal) => void process.kill(planner.pids()[name], signal) }
}

/** Starts relay and page on ports of their own, without agents; both end with the test. */
export async function launchBoard(): Promise<Board> {
  const relay = superviseProcess({
    name: 'The relay',
    script: RELAY,
    arguments: ['--port', '0', '--data', await emptyFolder()],
    readyText: /listening on (ws:\S+)/,
    log: keepQuiet,
  })
  onTestFinished(() => relay.stop())
  const relayUrl = (await relay.ready)?.[1] ?? ''
  const page = await servePage({ port: 0, relayUrl, session: PLANNER_SESSION, page: inject('page') })
  onTestFinished(() => page.close())
  return { url: page.url, relayUrl }
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'callboard-planner-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function keepQuiet(): void {}
