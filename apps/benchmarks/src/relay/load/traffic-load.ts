import { setTimeout as delay } from 'node:timers/promises'
import { Arrivals, authorOf } from './arrivals.ts'
import { framesOfChanges, sessionName } from './changes.ts'
import { joinSession } from './join-session.ts'
import type { LoadSocket } from './load-socket.ts'
import { openAll } from './open-all.ts'
import { pace } from './pace.ts'
import type { TrafficRequest, TrafficResult } from './request.ts'
import { eachStamp } from './stamp.ts'

/** How long after the last change what still comes counts. Milliseconds. */
const GRACE_MS = 3_000

/** Clients that have joined and wait to begin. */
export interface TrafficLoad {
  /** Writes what warms up. */
  warmUp(): Promise<void>
  /** Writes what is measured. */
  write(): Promise<void>
  /** Waits for what is still on its way, a while. */
  finish(): Promise<TrafficResult>
}

/** Connects all clients. */
export async function openTraffic(request: TrafficRequest): Promise<TrafficLoad> {
  const { sessions, writers, perSecond, warmUpSeconds, seconds, clients } = request
  const rate = sessions * writers * perSecond
  const firstCounted = Math.round(rate * warmUpSeconds)
  const total = firstCounted + Math.round(rate * seconds)
  const arrivals = new Arrivals(request, { total, firstCounted })
  const frames = framesOfChanges(request, total)
  const sockets = await openAll(sessions * clients, (index) => join(request, index, arrivals))
  const write = (from: number, to: number): Promise<void> =>
    pace(rate, to - from, (written) => {
      const change = from + written
      const { session, client } = authorOf(request, change)
      arrivals.sent(change)
      sockets[client * sessions + session]?.send(frames[change] ?? Buffer.alloc(0))
    })
  let busy = 0
  let idle = 0
  return {
    warmUp: () => write(0, firstCounted),
    async write() {
      const [before, from] = [process.cpuUsage(), performance.now()]
      await write(firstCounted, total)
      const { user, system } = process.cpuUsage(before)
      busy = (user + system) / 1000
      idle = performance.now() - from
    },
    async finish() {
      const deadline = performance.now() + GRACE_MS
      while (!arrivals.complete && performance.now() < deadline) await delay(5)
      const lost = sockets.filter(({ closed }) => closed).length
      return { ...arrivals.read(), lost, loadCpuPercent: (busy / idle) * 100 }
    },
  }
}

async function join(request: TrafficRequest, index: number, arrivals: Arrivals): Promise<LoadSocket> {
  const [session, client] = [index % request.sessions, Math.floor(index / request.sessions)]
  let now = 0
  const found = (change: number): void => arrivals.arrived(session, client, change, now)
  const { socket, synced } = joinSession(request, sessionName(session), (message) => {
    now = performance.now()
    eachStamp(message, found)
  })
  await synced
  return socket
}
