import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createSession, websocketConnection, type Session } from '@callboard/session'
import { WebSocket } from 'ws'
import { startChild } from '../process/child.ts'
import type { Aborted, StopFigures, StopPlan } from './round.ts'

/** How long the agents are left to themselves after a stop, once all 50 boards have what became of it. Milliseconds. */
const SETTLE_MS = 30
/** Milliseconds. */
const STOPPED_WITHIN_MS = 10_000
/** Between a round trip and a stop. */
const GAP_MS = 10
/** Before what is counted, so that what the engine compiles is compiled. */
const WARM_UP = 20

/**
 * Stops agents that are at work, one after the other, and sends a message to and from an echo server before each stop,
 * in the same process: what else the machine does hits both alike. Relay, echo server and agents have a process each.
 */
export async function measureStop({ agents, reportsEveryMs, samples }: StopPlan): Promise<StopFigures> {
  const data = await mkdtemp(join(tmpdir(), 'callboard-stop-'))
  const relay = startChild(new URL('../streams/server/main.ts', import.meta.url), ['relay', data])
  const echo = startChild(new URL('process/echo.ts', import.meta.url))
  const [url, echoUrl] = [await urlOf(relay.ask()), await urlOf(echo.ask())]
  const workers = startChild(new URL('process/agents.ts', import.meta.url), [url, agents, reportsEveryMs].map(String))
  const identity = { kind: 'person', id: 'ada', name: 'Ada', device: 'laptop' } as const
  const person = createSession({ connection: websocketConnection({ url, session: 'stop' }), identity })
  const socket = new WebSocket(echoUrl, { perMessageDeflate: false })
  try {
    await Promise.all([person.whenSynced(), once(socket, 'open'), workers.ask()])
    const roundTripsMs: number[] = []
    const stopsMs: number[] = []
    for (let sample = 0; sample < samples + WARM_UP; sample += 1) {
      roundTripsMs.push(await roundTrip(socket))
      await pause(GAP_MS)
      const aborted = workers.ask()
      const sentAt = process.hrtime.bigint()
      const id = person.sendCommand({ kind: 'cancel', to: `agent-${sample % agents}` })
      const { at } = (await inTime(aborted, `agent-${sample % agents} was not stopped`)) as Aborted
      stopsMs.push(milliseconds(BigInt(at) - sentAt))
      await inTime(answered(person, id), `agent-${sample % agents} did not answer`)
      // Twice: what becomes of the answer arrives after it.
      for (let turn = 0; turn < 2; turn += 1) {
        await pause(SETTLE_MS)
        await workers.ask('idle?')
      }
    }
    return { roundTripsMs: roundTripsMs.slice(WARM_UP), stopsMs: stopsMs.slice(WARM_UP) }
  } finally {
    socket.terminate()
    await person.close()
    await Promise.all([relay, echo, workers].map((child) => child.stop()))
    await rm(data, { recursive: true })
  }
}

async function answered(person: Session, id: string): Promise<void> {
  while (person.commands.get(id).getSnapshot()?.state === 'requested') await pause(5)
}

/** A stop that does not stop ends the run. */
async function inTime(awaited: Promise<unknown>, otherwise: string): Promise<unknown> {
  const late = new AbortController()
  const timeout = delay(STOPPED_WITHIN_MS, undefined, { signal: late.signal }).then(() => {
    const within = `${STOPPED_WITHIN_MS / 1_000} seconds`
    throw new Error(`${otherwise} within ${within}. On a machine that does much else, the agents' process falls behind.`)
  })
  timeout.catch(() => undefined)
  const told = await Promise.race([awaited, timeout])
  late.abort()
  return told
}

async function urlOf(told: Promise<unknown>): Promise<string> {
  const { port } = (await told) as { port: number }
  return `ws://127.0.0.1:${port}`
}

/** As many bytes as the command's update, about. */
const payload = new Uint8Array(256)

async function roundTrip(socket: WebSocket): Promise<number> {
  const back = once(socket, 'message')
  const sentAt = process.hrtime.bigint()
  socket.send(payload)
  await back
  return milliseconds(process.hrtime.bigint() - sentAt)
}

function milliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds) / 1e6
}

/** Never in step with what agents report. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms * (0.75 + Math.random() / 2)))
}
