import { fileURLToPath } from 'node:url'
import { SPECIALISTS, type SpecialistName } from '../agents/environment.ts'
import { PLANNER_AGENTS, PLANNER_SESSION, type PlannerAgent } from '../board/app-schema.ts'
import { buildPage, type BuiltPage } from '../page-server/build-page.ts'
import { servePage, type ServedPage } from '../page-server/serve-page.ts'
import { freePort, requireFreePort } from './free-port.ts'
import { superviseProcess, type SupervisedProcess } from './supervised-process.ts'

/** Where the planner runs. */
export interface PlannerOptions {
  /** 0 takes any free port. */
  readonly pagePort: number
  /** 0 takes any free port. */
  readonly relayPort: number
  /** Folder of the relay's database. */
  readonly dataDir: string
  /** One that has been built. Default: it is built now. */
  readonly page?: BuiltPage | undefined
  /** Whether a process that crashes is started again. @default true */
  readonly restart?: boolean | undefined
  /** Further variables for the agents, for example `PLANNER_PAGE_DELAY_MS`. */
  readonly environment?: Readonly<Record<string, string>> | undefined
  /** Takes what the processes print on stderr, and when one is started again. */
  readonly log?: ((line: string) => void) | undefined
}

/** The planner, running: a relay, four agents, each a process of its own, and a page. */
export interface RunningPlanner {
  /** The address to open. */
  readonly url: string
  readonly relayUrl: string
  /** Of the processes that run now. */
  pids(): Readonly<Record<PlannerAgent | 'relay', number>>
  /** Ends all of it. Idempotent. */
  stop(): Promise<void>
}

/** A crashed specialist stays away long enough to be seen as offline. Milliseconds. */
const AGENT_RESTART_MS = 3_000
const RELAY_RESTART_MS = 1_000

const AGENTS_FOLDER = new URL('../agents/', import.meta.url)

/** Starts the planner. When a port is taken it throws an error whose message says so, and leaves nothing running. */
export async function startPlanner(options: PlannerOptions): Promise<RunningPlanner> {
  const { restart = true, log = () => undefined } = options
  await requireFreePort(options.relayPort, 'CALLBOARD_PORT', 'the relay')
  await requireFreePort(options.pagePort, 'PORT', 'the page')
  // It takes a while, in which the relay and the agents come up.
  const built = options.page ?? buildPage()
  Promise.resolve(built).catch(() => undefined)
  const relay = superviseProcess({
    name: 'The relay',
    script: fileURLToPath(
      import.meta.resolve('@callboard/relay/package.json').replace('package.json', 'src/cli/main.ts'),
    ),
    arguments: ['--port', String(options.relayPort), '--data', options.dataDir],
    readyText: /listening on (?:ws|http):\/\/([^\s/]+)/,
    log,
    ...(restart ? { restartAfterMs: RELAY_RESTART_MS } : {}),
  })
  let page: ServedPage | undefined
  let agents: Readonly<Record<PlannerAgent, SupervisedProcess>> | undefined
  const stop = async (): Promise<void> => {
    await Promise.all(Object.values(agents ?? {}).map((agent) => agent.stop()))
    await Promise.all([page?.close(), relay.stop()])
  }
  try {
    const host = (await relay.ready)?.[1]
    const relayUrl = `ws://${host ?? `127.0.0.1:${options.relayPort}`}`
    agents = await startAgents(relayUrl, options, log, restart)
    page = await servePage({ port: options.pagePort, relayUrl, session: PLANNER_SESSION, page: await built })
    const started = agents
    return {
      url: page.url,
      relayUrl,
      pids: () => ({ relay: relay.pid, ...pidsOf(started) }),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startAgents(
  relayUrl: string,
  { environment }: PlannerOptions,
  log: (line: string) => void,
  restart: boolean,
): Promise<Readonly<Record<PlannerAgent, SupervisedProcess>>> {
  const ports = Object.fromEntries(
    await Promise.all(SPECIALISTS.map(async (name) => [name, await freePort()] as const)),
  ) as Record<SpecialistName, number>
  const urls = SPECIALISTS.map((name) => [`PLANNER_${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`])
  const start = (name: PlannerAgent): SupervisedProcess =>
    superviseProcess({
      name: `The ${name} agent`,
      script: fileURLToPath(new URL(`${name}/main.ts`, AGENTS_FOLDER)),
      environment: {
        ...environment,
        ...Object.fromEntries(urls),
        CALLBOARD_URL: relayUrl,
        CALLBOARD_SESSION: PLANNER_SESSION,
        PLANNER_PORT: String(name === 'orchestrator' ? 0 : ports[name]),
      },
      log,
      ...(restart ? { restartAfterMs: AGENT_RESTART_MS } : {}),
    })
  return Object.fromEntries(PLANNER_AGENTS.map((name) => [name, start(name)])) as Record<
    PlannerAgent,
    SupervisedProcess
  >
}

function pidsOf(agents: Readonly<Record<PlannerAgent, SupervisedProcess>>): Record<PlannerAgent, number> {
  return Object.fromEntries(PLANNER_AGENTS.map((name) => [name, agents[name].pid])) as Record<PlannerAgent, number>
}
