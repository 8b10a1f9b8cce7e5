import { availableParallelism } from 'node:os'
import { startChild, type Child } from '../process/child.ts'
import { contenders, type ContenderName, type Contender } from './contender/contenders.ts'
import type { Usage } from './server/server.ts'

/** A contender's server in its own process. */
export interface RunningServer {
  readonly port: number
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/** With one core for the server and one for the load, neither takes time from the other. */
const PINNED = availableParallelism() >= 2

/** Starts a contender's server on a core of its own. `data` is its folder; `settings` are added to its own. */
export async function startServer(
  name: ContenderName,
  data: string,
  settings: Contender['settings'] = {},
): Promise<RunningServer> {
  const contender: Contender = contenders[name]
  const given = JSON.stringify({ ...contender.settings, ...settings })
  const child = startChild(new URL('server/main.ts', import.meta.url), [contender.server, data, given])
  const { port } = (await child.ask()) as { port: number }
  if (PINNED) child.pin(0)
  return { port, usage: async () => (await child.ask('usage')) as Usage, stop: () => child.stop() }
}

/** Starts the process that makes the load. */
export function startLoad(): Child {
  const child = startChild(new URL('load/main.ts', import.meta.url))
  if (PINNED) child.pin(1)
  return child
}

/** CPU time between two moments, as a share of one core. */
export function cpuPercent(before: Usage, after: Usage): number {
  return ((after.cpuMicroseconds - before.cpuMicroseconds) / (after.atMicroseconds - before.atMicroseconds)) * 100
}
