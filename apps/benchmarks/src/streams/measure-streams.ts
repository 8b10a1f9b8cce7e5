import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openByteMeter, type Bytes } from './byte-meter.ts'
import { startChild } from '../process/child.ts'
import { contenders } from './contender/contenders.ts'
import type { LoadRequest, LoadResult, StreamLoad } from './round.ts'

/** What one round took. Bytes and CPU are of the time in which tokens were written and read, not of setting up. */
export interface StreamRound {
  readonly writer: Bytes
  readonly reader: Bytes
  readonly serverCpuMicroseconds: number
  readonly latenciesMs: readonly number[]
}

/** All rounds of one contender with one load. */
export interface StreamFigures {
  readonly contender: string
  readonly load: StreamLoad
  readonly rounds: readonly StreamRound[]
}

/**
 * Brings tokens from writers to a reader, in turns: each round measures every contender once, and each round begins
 * with another, so that what else the machine does hits all alike.
 */
export async function measureStreams(plan: {
  readonly loads: readonly StreamLoad[]
  readonly rounds: number
  /** @default all */
  readonly contenders?: readonly string[]
}): Promise<readonly StreamFigures[]> {
  const names = plan.contenders ?? Object.keys(contenders)
  const figures: StreamFigures[] = []
  for (const load of plan.loads) {
    const results = names.map((): StreamRound[] => [])
    for (let turn = 0; turn < plan.rounds * names.length; turn += 1) {
      const at = (turn + Math.floor(turn / names.length)) % names.length
      results[at]?.push(await measureRound(names[at] ?? '', load))
    }
    names.forEach((contender, at) => figures.push({ contender, load, rounds: results[at] ?? [] }))
  }
  return figures
}

async function measureRound(contender: string, load: StreamLoad): Promise<StreamRound> {
  const data = await mkdtemp(join(tmpdir(), 'callboard-streams-'))
  const server = startChild(new URL('server/main.ts', import.meta.url), [contenders[contender]?.server ?? '', data])
  const { port } = (await server.ask()) as { port: number }
  const meters = { writer: await openByteMeter(port), reader: await openByteMeter(port) }
  const client = startChild(new URL('load/main.ts', import.meta.url))
  const cpu = async (): Promise<number> => ((await server.ask('cpu')) as { cpuMicroseconds: number }).cpuMicroseconds
  try {
    const ports = { writerPort: meters.writer.port, readerPort: meters.reader.port }
    await client.ask({ contender, ...load, ...ports } satisfies LoadRequest)
    const before = { cpu: await cpu(), writer: meters.writer.read(), reader: meters.reader.read() }
    const { latenciesMs } = (await client.ask('go')) as LoadResult
    return {
      writer: difference(meters.writer.read(), before.writer),
      reader: difference(meters.reader.read(), before.reader),
      serverCpuMicroseconds: (await cpu()) - before.cpu,
      latenciesMs,
    }
  } finally {
    await client.stop()
    await server.stop()
    await Promise.all([meters.writer.close(), meters.reader.close()])
    await rm(data, { recursive: true })
  }
}

function difference(now: Bytes, before: Bytes): Bytes {
  return { toServer: now.toServer - before.toServer, toClient: now.toClient - before.toClient }
}
