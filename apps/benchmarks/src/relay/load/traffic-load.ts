import { setTimeout as delay } from 'node:timers/promises'
import { wires } from '../wire/wires.ts'
import { Arrivals } from './arrivals.ts'
import { framesOfChanges, sessionName } from './changes.ts'
import { clientFrame } from './client-frame.ts'
import { LoadSocket } from './load-socket.ts'
import { openAll } from './open-all.ts'
import type { TrafficRequest, TrafficResult } from './request.ts'
import { authorOf } from './arrivals.ts'
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
  const { port, protocols, wire, sessions } = request
  const [session, client] = [index % sessions, Math.floor(index / sessions)]
  const speak = wires[wire]
  const synced = Promise.withResolvers<void>()
  let joined = !speak.answers
  let now = 0
  const found = (change: number): void => arrivals.arrived(session, client, change, now)
  const socket = new LoadSocket({
    port,
    protocols,
    session: sessionName(session),
    onMessage(message) {
      now = performance.now()
      eachStamp(message, found)
      if (joined || !speak.isSynced(message)) return
      joined = true
      synced.resolve()
    },
  })
  await socket.opened
  for (const message of speak.hello(sessionName(session))) socket.send(clientFrame(message))
  if (!joined) await synced.promise
  return socket
}

/** Calls `write` so often a second, so many times; late calls are made up for at once, so that the rate holds. */
function pace(rate: number, count: number, write: (written: number) => void): Promise<void> {
  const from = performance.now()
  let written = 0
  return new Promise((resolve) => {
    const step = (): void => {
      const due = Math.min(count, Math.floor(((performance.now() - from) * rate) / 1000) + 1)
      for (; written < due; written += 1) write(written)
      if (written >= count) resolve()
      else setTimeout(step, 1)
    }
    step()
  })
}
