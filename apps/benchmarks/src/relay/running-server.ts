import { availableParallelism } from 'node:os'
import { startChild, type Child } from '../process/child.ts'
import type { Contender } from './contender/contenders.ts'
import type { LoadTarget } from './load/request.ts'
import { bundleServers } from './server/bundle-servers.ts'
import type { Usage } from './server/server.ts'

/** A contender's server in its own process. */
export interface RunningServer {
  /** For a load. */
  readonly target: LoadTarget
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/** With one core for the server and one for the load, neither takes time from the other. */
const PINNED = availableParallelism() >= 2

/** Starts a contender's server on a core of its own. `data` is its folder; `settings` are added to its own. */
export async function startServer(
  contender: Contender,
  data: string,
  settings: Contender['settings'] = {},
): Promise<RunningServer> {
  const given = JSON.stringify({ ...contender.settings, ...settings })
  const child = startChild(await bundleServers(), [contender.server, data, given])
  const { port } = (await child.ask()) as { port: number }
  if (PINNED) child.pin(0)
  const { wire, tokenSecret } = contender
  return {
    target: { port, wire, tokenSecret },
    usage: async () => (await inTime(child.ask('usage'), `The server ${contender.server}`)) as Usage,
    stop: () => child.stop(),
  }
}

/** Whoever has not answered by then is not going to. Milliseconds. */
const ANSWER_TIMEOUT_MS = 60_000

/** Starts the process that makes the load. */
export function startLoad(): Pick<Child, 'ask' | 'stop'> {
  const child = startChild(new URL('load/main.ts', import.meta.url))
  if (PINNED) child.pin(1)
  return { ask: (message) => inTime(child.ask(message), 'The load'), stop: () => child.stop() }
}

async function inTime(answer: Promise<unknown>, who: string): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`${who} did not answer within ${ANSWER_TIMEOUT_MS} milliseconds.`)), ANSWER_TIMEOUT_MS)
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer))
}

export const MEBIBYTE = 1024 * 1024

/** CPU time between two moments, as a share of one core. */
export function cpuPercent(before: Usage, after: Usage): number {
  return ((after.cpuMicroseconds - before.cpuMicroseconds) / (after.atMicroseconds - before.atMicroseconds)) * 100
}
